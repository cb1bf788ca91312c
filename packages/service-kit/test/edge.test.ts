import { METHODS } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { loadContract, type Contract } from '@fountainai/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registerDocs } from '../src/http/api-docs.ts';
import { createApp } from '../src/http/app.ts';
import { registerContract } from '../src/http/registrar.ts';
import { sameHandler } from './same-handler.ts';

// Without operation types a test may serve any handlers.
const contract: Contract = loadContract('sequence');
const body = { versionNumber: 1, versionData: { a: 'é' }, createdAt: '2026-01-01T00:00:00Z' };
const caller = { token: 't', subject: 's', workspace: 'w', scopes: ['read', 'write'] };
const path = '/v2/sequence/version/1?elementType=action';

const app = createApp({ logLevel: 'silent' });
let port: number;
let held = async () => {};
let seen: { deadline: number } | undefined;
beforeAll(async () => {
  const answer = async (_: unknown, call: { deadline: number }) => {
    seen = call;
    await held();
    return { status: 200, headers: { ETag: '"1"' }, body };
  };
  await registerDocs(app, contract);
  registerContract(app, contract, sameHandler(contract, answer), async () => caller);
  app.get('/literal/:name', () => ({}));
  app.post('/literal/own', () => ({}));
  app.get('/large', (_, reply) => reply.headers({ 'X-Large': 'x'.repeat(5_000), 'X-Small': 'y' }).send({}));
  app.get('/many', (_, reply) => {
    for (let i = 0; i < 100; i++) reply.header(`X-Many-${i}`, 'x'.repeat(60));
    return reply
      .header(
        'Set-Cookie',
        Array.from({ length: 100 }, () => 'a'.repeat(30)),
      )
      .send({});
  });
  app.get('/order', (_, reply) =>
    reply.headers({ 'X-Accel-Redirect': '/secret', 'X-Accel-Buffering': 'no' }).send({}),
  );
  app.get('/hints', (_, reply) => reply.code(103).send({}));
  app.get('/refused', () => {
    throw Object.assign(new Error('by a plugin'), { statusCode: 409 });
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  port = (app.server.address() as AddressInfo).port;
});
afterAll(() => app.close());

/** Sends raw lines. @returns the head and the body of the answer */
function exchange(...lines: string[]): Promise<[head: string, body: string]> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`${[...lines, 'Connection: close'].join('\r\n')}\r\n\r\n`),
    );
    socket.on('data', (chunk) => (answer += chunk.toString('utf8')));
    socket.on('close', () => resolve(answer.split('\r\n\r\n', 2) as [string, string]));
    socket.on('error', reject);
  });
}
const statusOf = ([head]: [string, string]) => Number(head.split(' ')[1]);

describe('a header that must not repeat', () => {
  test.each([
    ['Authorization: Bearer a', 'authorization: Bearer b'],
    ['Host: b'],
    ['If-Match: "1"', 'IF-MATCH: "2"'],
    ['If-None-Match: "1"', 'If-None-Match: "1"'],
    ['Content-Type: application/json', 'Content-Type: text/plain'],
    ['Idempotency-Key: a', 'Idempotency-Key: a'],
  ])('is a 400 when it is repeated: %s', async (...lines) => {
    const answer = await exchange(`GET ${path} HTTP/1.1`, 'Host: a', ...lines);
    expect(statusOf(answer)).toBe(400);
    expect(JSON.parse(answer[1])).toMatchObject({ code: 'repeated_header' });
  });

  test('is accepted once, and other headers may repeat', async () => {
    const lines = ['Authorization: Bearer a', 'If-Match: "1"', 'Accept: a/b', 'Accept: c/d'];
    expect(statusOf(await exchange(`GET ${path} HTTP/1.1`, 'Host: a', ...lines))).toBe(200);
  });
});

describe('methods', () => {
  const sent = METHODS.filter((method) => method !== 'CONNECT');
  const known = [
    '/v1/sequence',
    '/docs/static/index.html',
    '/openapi.yaml',
    '/v2/gpt.json',
    '/v2/sequence/version/7',
  ];

  test.each(known)('%s accepts the methods in Allow', async (url) => {
    for (const method of sent) {
      const [head, text] = await exchange(`${method} ${url} HTTP/1.1`, 'Host: a', 'Content-Length: 0');
      const status = Number(head.split(' ')[1]);
      const allow = /^allow: (.*)$/im.exec(head)?.[1]?.split(', ');
      expect([method, url, status < 500]).toEqual([method, url, true]);
      if (status === 405) expect(allow).not.toContain(method);
      else expect([method, allow]).toEqual([method, undefined]);
      if (method === 'HEAD') expect(text).toBe('');
    }
  });

  test('a fixed path does not match a path with a parameter', async () => {
    const [head] = await exchange('GET /literal/own HTTP/1.1', 'Host: a');
    expect(head).toMatch(/^HTTP\/1.1 405 [^]*^allow: POST$/im);
    expect(statusOf(await exchange('GET /literal/%6fwn HTTP/1.1', 'Host: a'))).toBe(405);
    expect(statusOf(await exchange('GET /literal/other HTTP/1.1', 'Host: a'))).toBe(200);
  });

  test('an unknown path is a 404 with any method', async () => {
    for (const method of sent)
      expect([method, statusOf(await exchange(`${method} /nothing HTTP/1.1`, 'Host: a'))]).toEqual([
        method,
        404,
      ]);
  });

  test('QUERY and TRACE are answered with the allowed methods', async () => {
    for (const method of ['QUERY', 'TRACE']) {
      const [head] = await exchange(`${method} /v1/sequence HTTP/1.1`, 'Host: a');
      expect(head).toMatch(/^HTTP\/1.1 405 /);
      expect(head).toMatch(/^allow: GET, HEAD, POST, PUT, DELETE$/im);
    }
  });

  test.each([path, '/openapi.yaml', '/v1/openapi.json', '/docs/static/swagger-ui.css'])(
    'HEAD %s answers like GET, without the body',
    async (url) => {
      const [got, head] = [await app.inject({ url }), await app.inject({ method: 'HEAD', url })];
      const { date: _, 'x-request-id': __, ...headers } = got.headers;
      expect([head.statusCode, head.body]).toEqual([200, '']);
      expect(head.headers).toMatchObject(headers);
    },
  );

  test('HEAD with a current ETag is a 304', async () => {
    const asked = { method: 'HEAD' as const, url: path, headers: { 'if-none-match': '"1"' } };
    expect((await app.inject(asked)).statusCode).toBe(304);
  });
});

describe('odd addresses are no server error', () => {
  test.each([
    ['/docs/static/..\\..\\package.json', 404],
    ['/docs/static/%2e%2e/%2e%2e/package.json', 404],
    ['/docs/static/..%5c..%5cpackage.json', 404],
    ['/docs/static/%00', 404],
    ['/docs/static/.gitignore', 404],
    ['http://else/v1/nothing', 404],
    ['*', 404],
    ['/%E0%A4%A', 400],
  ])('GET %s', async (url, status) => {
    expect(statusOf(await exchange(`GET ${url} HTTP/1.1`, 'Host: a'))).toBe(status);
  });

  test('a refusal of a plugin keeps its status', async () => {
    const answer = await app.inject('/refused');
    expect([answer.statusCode, answer.json()]).toMatchObject([409, { code: 'refused' }]);
    expect(answer.body).not.toContain('plugin');
  });
});

describe('headers of answers', () => {
  const size = (headers: object) =>
    Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + String(value).length + 4, 0);

  test('a header that is too large is removed, the others stay', async () => {
    const answer = await app.inject('/large');
    expect([answer.statusCode, answer.headers['x-large'], answer.headers['x-small']]).toEqual([
      200,
      undefined,
      'y',
    ]);
  });

  test('all together have at most 4 KB', async () => {
    const { statusCode, headers } = await app.inject('/many');
    expect(statusCode).toBe(200);
    expect(size(headers)).toBeLessThanOrEqual(4_096 + 200);
  });

  test('proxy commands are removed, and early hints are a 500', async () => {
    expect(
      Object.keys((await app.inject('/order')).headers).filter((name) => name.startsWith('x-accel')),
    ).toEqual([]);
    const [head] = await exchange('GET /hints HTTP/1.1', 'Host: a');
    expect(head).toMatch(/^HTTP\/1.1 500 /);
  });
});

test('X-Timeout-Ms of a client changes nothing', async () => {
  const answer = await app.inject({ url: path, headers: { 'x-timeout-ms': '1' } });
  expect(answer.statusCode).toBe(200);
  expect(seen!.deadline - Date.now()).toBeGreaterThan(20_000);
});

test.each([
  ['GET', 'over'],
  ['DELETE', 'as before'],
])('when the caller of a %s disconnects, its deadline is %s', async (method, outcome) => {
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const { promise: gone, resolve: leave } = Promise.withResolvers<void>();
  held = async () => {
    begin();
    await gone;
  };
  app.server.once('connection', (connection) => connection.once('close', () => setImmediate(leave)));
  const socket = connect(port, '127.0.0.1', () =>
    socket.write(`${method} /v1/sequence?elementType=a HTTP/1.1\r\nHost: a\r\n\r\n`),
  );

  await begun;
  const { deadline } = seen!;
  socket.destroy();
  await gone;
  expect(seen!.deadline < deadline ? 'over' : 'as before').toBe(outcome);
});
