import { serviceTable } from '@fountainai/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Gateway } from '../src/index.ts';
import { ask, startBeforeEchoes } from './support.ts';

const openPaths = [
  '/live',
  '/ready',
  '/docs',
  '/docs/',
  '/docs/static/a.js',
  '/openapi.yaml',
  '/v1/openapi.json',
  '/v2/openapi.json',
  '/v1/gpt.json',
  '/v2/gpt.json',
];

const chunked = (bytes: number) => [Buffer.alloc(bytes - 7), Buffer.alloc(7)];

let before: Awaited<ReturnType<typeof startBeforeEchoes>>;
let gateway: Gateway;
let authorization: string;

beforeAll(async () => {
  before = await startBeforeEchoes();
  ({ gateway, authorization } = before);
});
afterAll(() => before?.close());

describe('routing', () => {
  const names = Object.entries(serviceTable).flatMap(([service, { host: name }]) =>
    ['fountain.coach', 'localhost'].map((domain) => [`${name}.${domain}`, service] as const),
  );

  test.each(names)('%s routes to %s in both versions', async (host, service) => {
    for (const path of ['/v1/x', '/v2/x/1']) {
      const answer = await ask(gateway, path, { host, headers: { authorization } });
      expect([answer.status, answer.headers['x-service'], answer.json().url]).toEqual([200, service, path]);
      expect((await ask(gateway, path, { host })).status).toBe(401);
    }
  });

  test.each(names)('%s serves its documents without a token', async (host, service) => {
    for (const path of openPaths) {
      for (const method of ['GET', 'HEAD', 'OPTIONS']) {
        const answer = await ask(gateway, path, { host, method });
        expect([path, answer.status, answer.headers['x-service']]).toEqual([path, 200, service]);
      }
    }
  });

  test.each([
    '/',
    '/v1',
    '/v3/x',
    '/livex',
    '/x/live',
    '/live/',
    '/docsx',
    '/openapi.yamlx',
    '/metrics',
    '/V1/x',
    '/v1x/y',
  ])('%s is no route', async (path) => {
    const answer = await ask(gateway, path, { headers: { authorization } });
    expect(answer.status).toBe(404);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    const id = answer.headers['x-kong-request-id'];
    expect(answer.text).toBe(
      `{\n  "message":"no Route matched with those values",\n  "request_id":"${id as string}"\n}`,
    );
  });

  test('an unknown host is no route', async () => {
    expect((await ask(gateway, '/v1/x', { host: 'fountain.coach', headers: { authorization } })).status).toBe(
      404,
    );
  });

  test.each([
    ['centralsequence.localhost:1234', 200],
    ['CENTRALsequence.localhost', 404],
    ['centralsequence.localhost:', 404],
    ['centralsequence.localhost.', 404],
    ['centralsequence..localhost', 400],
    ['central sequence.localhost', 400],
    [':80', 400],
  ])('the host "%s" is answered with %d', async (host, status) => {
    expect((await ask(gateway, '/live', { host })).status).toBe(status);
  });

  test.each(['/v1/sequence', '/live', '/v1/openapi.json'])(
    'a wrong method of %s reaches the service',
    async (path) => {
      for (const method of ['PATCH', 'QUERY', 'DELETE']) {
        const answer = await ask(gateway, path, { method, headers: { authorization } });
        expect([answer.status, answer.json().method]).toEqual([200, method]);
      }
    },
  );

  test('paths are compared and forwarded as Kong normalizes them', async () => {
    const get = async (path: string) => (await ask(gateway, path, { headers: { authorization } })).json().url;
    expect(await get("/v1/a%20b/%c3%a9%2f?q=%20it%27s+'x'&r=a//b/../c")).toBe(
      "/v1/a%20b/%C3%A9%2F?q=%20it%27s+'x'&r=a//b/../c",
    );
    expect(await get('//v1//x/./y/../z?')).toBe('/v1/x/z?');
    expect(await get('/v1/%7Ex/%2e%2e/y/')).toBe('/v1/y/');
    expect((await ask(gateway, '/live/../v1/x')).status).toBe(401);
    expect((await ask(gateway, '/docs/%2e%2e/v1/x')).status).toBe(401);
    expect((await ask(gateway, '/v1/../live')).status).toBe(200);
  });
});

describe('headers', () => {
  test("the service receives the client's address, host, path and consumer", async () => {
    const { headers } = (
      await ask(gateway, '/v1/x?y', {
        headers: {
          authorization,
          'x-forwarded-for': '9.9.9.9',
          'x-forwarded-proto': 'https',
          'x-forwarded-host': 'evil',
          'x-forwarded-prefix': '/evil',
          'x-real-ip': '9.9.9.9',
        },
      })
    ).json();
    expect(headers).toMatchObject({
      host: 'centralsequence.localhost:8000',
      authorization,
      'x-forwarded-for': '9.9.9.9, 127.0.0.1',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': 'centralsequence.localhost',
      'x-forwarded-port': new URL(gateway.url).port,
      'x-forwarded-path': '/v1/x',
      'x-real-ip': '127.0.0.1',
      'x-consumer-username': 'fountain',
      'x-consumer-id': '6f1b0c52-3a7e-4d0a-9a53-0f6b7a1f7d10',
      'x-credential-identifier': 'test-key',
    });
    expect(headers).not.toHaveProperty('x-forwarded-prefix');
  });

  test('consumer headers from a client are replaced on a route with a token', async () => {
    const claimed = {
      'x-consumer-id': 'evil',
      'x-consumer-username': 'evil',
      'x-consumer-custom-id': 'evil',
      'x-credential-identifier': 'evil',
      'x-anonymous-consumer': 'true',
    };
    const { headers } = (await ask(gateway, '/v1/x', { headers: { authorization, ...claimed } })).json();
    expect(Object.values(headers)).not.toContain('evil');
    expect(headers).not.toHaveProperty('x-consumer-custom-id');
    expect(headers).not.toHaveProperty('x-anonymous-consumer');
  });

  test('hop-by-hop headers are not forwarded', async () => {
    const { headers } = (
      await ask(gateway, '/v1/x', {
        headers: {
          authorization,
          connection: 'x-mine, keep-alive',
          'x-mine': '1',
          te: 'trailers',
          'proxy-connection': 'x',
          upgrade: 'h2c',
        },
      })
    ).json();
    for (const name of ['x-mine', 'te', 'proxy-connection', 'upgrade'])
      expect(headers).not.toHaveProperty(name);
  });

  test("answers have Kong's latencies and request id", async () => {
    const proxied = await ask(gateway, '/live');
    expect(proxied.headers['x-kong-upstream-latency']).toMatch(/^\d+$/);
    expect(proxied.headers['x-kong-proxy-latency']).toMatch(/^\d+$/);
    expect(proxied.headers.via).toMatch(/^1\.1 /);
    expect(proxied.headers['x-kong-request-id']).toMatch(/^[0-9a-f]{32}$/);
    expect(proxied.json().headers['x-kong-request-id']).toBe(proxied.headers['x-kong-request-id']);
    expect((await ask(gateway, '/none')).headers['x-kong-response-latency']).toMatch(/^\d+$/);
  });
});

describe('correlation id', () => {
  test("a client's id is kept", async () => {
    const answer = await ask(gateway, '/live', { headers: { 'x-request-id': 'mine' } });
    expect([answer.headers['x-request-id'], answer.json().headers['x-request-id']]).toEqual(['mine', 'mine']);
  });

  test('a request without an id gets a uuid, which the service receives too', async () => {
    const answer = await ask(gateway, '/live');
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(answer.json().headers['x-request-id']).toBe(answer.headers['x-request-id']);
  });

  test.each(['/nothing', '/v1/x'])('%s without a token returns the id too', async (path) => {
    expect((await ask(gateway, path, { headers: { 'x-request-id': 'mine' } })).headers['x-request-id']).toBe(
      'mine',
    );
    expect((await ask(gateway, path)).headers['x-request-id']).toMatch(/-/);
  });
});

describe('cors', () => {
  const preflight = { origin: 'https://play.example', 'access-control-request-method': 'PUT' };

  test('a preflight is answered before authentication', async () => {
    const answer = await ask(gateway, '/v1/sequence', { method: 'OPTIONS', headers: preflight });
    expect([answer.status, answer.text]).toEqual([200, '']);
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET,POST,PUT,PATCH,DELETE,OPTIONS',
      'access-control-allow-headers':
        'Authorization,Content-Type,Idempotency-Key,If-Match,If-None-Match,If-Range,Range,X-Request-Id',
      'access-control-max-age': '3600',
      'content-length': '0',
    });
    expect(answer.headers).not.toHaveProperty('access-control-expose-headers');
    expect(answer.headers).toHaveProperty('x-request-id');
  });

  test.each(['/v1/sequence', '/nothing', '/live'])(
    'a browser can read answers of %s, including errors',
    async (path) => {
      const { headers } = await ask(gateway, path, { headers: { origin: 'https://play.example' } });
      expect(headers['access-control-allow-origin']).toBe('*');
      expect(headers['access-control-expose-headers']).toContain('ETag,Link,Location');
      expect(headers).not.toHaveProperty('access-control-allow-credentials');
    },
  );

  test('a preflight of no route is a 404, and OPTIONS without one goes to the service', async () => {
    expect((await ask(gateway, '/nothing', { method: 'OPTIONS', headers: preflight })).status).toBe(404);
    expect((await ask(gateway, '/v1/sequence', { method: 'OPTIONS' })).json().method).toBe('OPTIONS');
  });
});

describe('request size', () => {
  const mebibyte = 1_048_576;
  const story = { host: 'storyfactory.localhost', method: 'POST' };
  const cases = [
    ['/v1/scripts', mebibyte],
    ['/v2/stories/import', 8 * mebibyte],
    ['/v1/stories/import', 8 * mebibyte],
  ] as const;

  test.each(cases)('%s accepts %d bytes, with a length or in chunks', async (path, limit) => {
    for (const body of [Buffer.alloc(limit), chunked(limit)]) {
      const answer = await ask(gateway, path, { ...story, headers: { authorization }, body });
      expect([answer.status, answer.json().bytes]).toEqual([200, limit]);
    }
  });

  test.each(cases)('%s refuses one byte more than %d', async (path, limit) => {
    for (const body of [Buffer.alloc(limit + 1), chunked(limit + 1)]) {
      const answer = await ask(gateway, path, { ...story, headers: { authorization }, body });
      expect([answer.status, answer.json().message]).toEqual([413, 'Request size limit exceeded']);
    }
  });

  test('only the import accepts more', async () => {
    const body = Buffer.alloc(mebibyte + 1);
    for (const path of ['/v1/stories/importx', '/v1/stories/import/x', '/v1/stories']) {
      expect((await ask(gateway, path, { ...story, headers: { authorization }, body })).status).toBe(413);
    }
  });

  test.each([
    ['POST', '/v2/scripts/content'],
    ['PUT', '/v2/scripts/12/content'],
  ])('%s %s accepts a whole script, with a token', async (method, path) => {
    const script = { host: 'scriptmanagement.localhost', method };
    const sent = async (bytes: number) =>
      (await ask(gateway, path, { ...script, headers: { authorization }, body: Buffer.alloc(bytes) })).status;
    expect([await sent(8 * mebibyte), await sent(8 * mebibyte + 1)]).toEqual([200, 413]);
    expect((await ask(gateway, path, script)).status).toBe(401);
    const preflight = { origin: 'https://play.example', 'access-control-request-method': method };
    const asked = await ask(gateway, path, { ...script, method: 'OPTIONS', headers: preflight });
    expect([asked.status, asked.headers['access-control-max-age']]).toEqual([200, '3600']);
  });

  test.each([
    ['POST', '/v1/scripts/content'],
    ['PATCH', '/v2/scripts/12/content'],
    ['PUT', '/v2/scripts/0/content'],
    ['PUT', '/v2/scripts/12/content/x'],
  ])('%s %s has the usual limit', async (method, path) => {
    const script = { host: 'scriptmanagement.localhost', method, headers: { authorization } };
    expect((await ask(gateway, path, { ...script, body: Buffer.alloc(mebibyte + 1) })).status).toBe(413);
  });

  test('a client that waits for 100-continue is refused before it sends the body', async () => {
    const headers = { authorization, expect: '100-continue', 'content-length': String(2 * mebibyte) };
    expect((await ask(gateway, '/v1/x', { method: 'POST', headers })).status).toBe(417);
  });
});
