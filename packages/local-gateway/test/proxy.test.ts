import { createServer, type Socket } from 'node:net';
import { connect } from 'node:net';
import { once } from 'node:events';
import { Agent, request as httpRequest, type IncomingMessage, type RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import type { Gateway } from '../src/index.ts';
import { ask, echo, listen, smallFile, start } from './support.ts';

const host = 'one.localhost';
const cleanups: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

async function serve(
  listener: RequestListener | string,
  parts: Parameters<typeof smallFile>[1] = {},
): Promise<Gateway> {
  let url = listener as string;
  if (typeof listener !== 'string') {
    const upstream = await listen(listener);
    cleanups.push(upstream.close);
    url = upstream.url;
  }
  const gateway = await start(smallFile(url, parts));
  cleanups.push(() => gateway.close());
  return gateway;
}

/** Opens a request whose body and answer the test controls. */
function open(gateway: Gateway, headers: Record<string, string> = {}) {
  const request = httpRequest(`${gateway.url}/x`, {
    method: 'POST',
    agent: false,
    headers: { host, ...headers },
  });
  const answer = new Promise<IncomingMessage>((resolve, reject) =>
    request.on('response', resolve).on('error', reject),
  );
  return { request, answer };
}

/** Sends raw text and reads until the connection closes. */
function raw(gateway: Gateway, text: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => (answer += String(chunk)));
    socket.on('close', () => resolve(answer)).on('error', () => {});
  });
}

describe('streaming', () => {
  test('a body and its answer stream at the same time', async () => {
    const gateway = await serve((request, response) => request.pipe(response));
    const { request, answer } = open(gateway);
    request.write('first');
    const response = await answer;
    const chunks = response.iterator({ destroyOnReturn: false });
    expect(String((await chunks.next()).value)).toBe('first');
    request.end('second');
    expect(String((await chunks.next()).value)).toBe('second');
    expect((await chunks.next()).done).toBe(true);
  });

  test("the service receives the client's Content-Length", async () => {
    const gateway = await serve(echo());
    const said = await ask(gateway, '/x', { host, method: 'POST', body: Buffer.alloc(5) });
    expect(said.json().headers['content-length']).toBe('5');
    const unsaid = await ask(gateway, '/x', {
      host,
      method: 'DELETE',
      body: [Buffer.alloc(5)],
      headers: { 'transfer-encoding': 'chunked' },
    });
    expect(unsaid.json()).toMatchObject({
      bytes: 5,
      method: 'DELETE',
      headers: { 'transfer-encoding': 'chunked' },
    });
  });

  test('an early answer arrives, and the connection stays usable', async () => {
    const gateway = await serve((_, response) => response.writeHead(409).end('no'));
    const answer = await ask(gateway, '/x', { host, method: 'POST', body: Buffer.alloc(4_000_000) });
    expect([answer.status, answer.text]).toEqual([409, 'no']);
    expect((await ask(gateway, '/x', { host })).status).toBe(409);
  });

  test('a client that disconnects ends the request to the service', async () => {
    const gone = Promise.withResolvers<string>();
    const gateway = await serve(
      (_, response) => void response.once('close', () => gone.resolve('closed')).write('…'),
    );
    const { request, answer } = open(gateway);
    request.end();
    (await answer).destroy();
    expect(await gone.promise).toBe('closed');
  });

  test('a client that disconnects while it waits ends the request to the service', async () => {
    const entered = Promise.withResolvers<IncomingMessage>();
    const gateway = await serve((request) => entered.resolve(request), { timeouts: 'read_timeout: 60000' });
    const { request, answer } = open(gateway);
    const failed = answer.catch((error: Error) => error.message);
    request.end();
    const heard = await entered.promise;
    const closed = once(heard.socket, 'close');
    request.destroy();
    await closed;
    expect(await failed).toBe('socket hang up');
  });

  test('a body that is refused half way leaves the connection usable', async () => {
    const size =
      '  - name: request-size-limiting\n    config: { allowed_payload_size: 10, size_unit: kilobytes }';
    const gateway = await serve(echo(), { plugins: size });
    const connections = new Set<unknown>();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    cleanups.push(async () => agent.destroy());
    for (let turn = 0; turn < 3; turn++) {
      const body = Array.from({ length: 50 }, () => Buffer.alloc(20_000));
      const answer = await ask(gateway, '/', { host, method: 'POST', body, agent });
      expect(answer.status).toBe(413);
      connections.add(answer.port);
    }
    expect(connections.size).toBe(1);
  });

  test('100-continue reaches a client whose body is accepted', async () => {
    const gateway = await serve(echo());
    const { request, answer } = open(gateway, { expect: '100-continue', 'content-length': '4' });
    request.flushHeaders();
    await new Promise((resolve) => request.once('continue', resolve));
    request.end('body');
    expect((await answer).statusCode).toBe(200);
    (await answer).resume();
  });
});

describe('answers are forwarded unchanged:', () => {
  test('compressed answers', async () => {
    const packed = gzipSync('story');
    const gateway = await serve((_, response) => response.setHeader('content-encoding', 'gzip').end(packed));
    const { request, answer } = open(gateway);
    request.end();
    const response = await answer;
    expect(response.headers['content-encoding']).toBe('gzip');
    expect(Buffer.concat(await response.toArray())).toEqual(packed);
  });

  test('redirects, cookies, 204, 304 and HEAD', async () => {
    const gateway = await serve((request, response) => {
      const status = Number(request.url!.slice(1));
      response.writeHead(status, {
        location: 'http://elsewhere/',
        'set-cookie': ['a=1', 'b=2'],
        etag: '"1"',
        'x-hop': '1',
        connection: 'x-hop',
      });
      response.end(status === 302 ? 'moved' : undefined);
    });
    const moved = await ask(gateway, '/302', { host });
    expect([moved.status, moved.text, moved.headers.location]).toEqual([302, 'moved', 'http://elsewhere/']);
    expect(moved.headers['set-cookie']).toEqual(['a=1', 'b=2']);
    expect(moved.headers).not.toHaveProperty('x-hop');
    expect([
      (await ask(gateway, '/204', { host })).status,
      (await ask(gateway, '/304', { host })).headers.etag,
    ]).toEqual([204, '"1"']);
    expect((await ask(gateway, '/302', { host, method: 'HEAD' })).text).toBe('');
  });

  test('connections to a service are reused', async () => {
    const ports = new Set<number | undefined>();
    const gateway = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      response.end();
    });
    for (let turn = 0; turn < 5; turn++) await ask(gateway, '/', { host });
    expect(ports.size).toBe(1);
  });

  test('without preserve_host a service receives its own host', async () => {
    const gateway = await serve(echo(), { route: 'preserve_host: false' });
    expect((await ask(gateway, '/', { host })).json().headers.host).toMatch(/^127\.0\.0\.1:\d+$/);
  });
});

describe('requests are forwarded unchanged:', () => {
  test('a body of a GET', async () => {
    const gateway = await serve(echo());
    expect((await ask(gateway, '/', { host, body: Buffer.alloc(5) })).json().bytes).toBe(5);
  });

  test.each(['/a%2f..%2Fb', '/..a/b', "/it's?it's"])('the path %s', async (path) => {
    const gateway = await serve(echo());
    expect((await ask(gateway, path, { host })).json().url).toBe(path.replace('%2f', '%2F'));
  });

  test.each(['PROPFIND', 'QUERY', 'HEAD'])('the method %s', async (method) => {
    const gateway = await serve((request, response) => response.setHeader('x-method', request.method!).end());
    const { headers } = await ask(gateway, '/', { host, method });
    expect(headers['x-method']).toBe(method);
  });
});

describe('an upstream', () => {
  const json = { accept: 'application/json' };

  test('that is down is a 502, in the format that the client accepts', async () => {
    const gone = await listen(echo());
    await gone.close();
    const gateway = await serve(gone.url);
    const answer = await ask(gateway, '/', { host, headers: json });
    const id = answer.headers['x-kong-request-id'] as string;
    const message = 'An invalid response was received from the upstream server';
    expect([answer.status, answer.text]).toEqual([
      502,
      `{\n  "message":"${message}",\n  "request_id":"${id}"\n}`,
    ]);
    const plain = await ask(gateway, '/', { host });
    expect([plain.headers['content-type'], plain.text.split('\n')[0]]).toEqual([
      'text/plain; charset=utf-8',
      message,
    ]);
    expect((await ask(gateway, '/', { host, headers: { accept: 'text/html,*/*;q=0.1' } })).text).toContain(
      '<h1>Error</h1>',
    );
  });

  test('that sends an invalid answer, or hangs up, is a 502 without a retry', async () => {
    let asked = 0;
    const sockets: Socket[] = [];
    const server = createServer((socket) => {
      sockets.push(socket.on('error', () => {}));
      socket.once('data', () => socket.end(asked++ === 0 ? 'nonsense\r\n\r\n' : ''));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    cleanups.push(async () => server.close());
    const gateway = await serve(`http://127.0.0.1:${(server.address() as { port: number }).port}`);
    expect((await ask(gateway, '/', { host, headers: json })).status).toBe(502);
    expect((await ask(gateway, '/', { host, headers: json })).status).toBe(502);
    expect(asked).toBe(2);
  });

  test('that answers 503 is forwarded without a retry', async () => {
    let asked = 0;
    const gateway = await serve((_, response) => {
      asked += 1;
      response.writeHead(503, { 'retry-after': '1' }).end('later');
    });
    const answer = await ask(gateway, '/', { host });
    expect([answer.status, answer.text, asked]).toEqual([503, 'later', 1]);
  });

  test('cannot override the headers of cors', async () => {
    const plugins = '  - name: cors\n    config: { exposed_headers: [ETag] }';
    const headers = { 'access-control-allow-origin': 'https://own.example', vary: 'Accept' };
    const gateway = await serve((_, response) => response.writeHead(200, headers).end(), { plugins });
    const answer = await ask(gateway, '/', { host });
    expect(answer.headers).toMatchObject({ 'access-control-allow-origin': '*', vary: 'Accept' });
    expect(answer.headers['access-control-expose-headers']).toBe('ETag');
  });

  test.each([
    [3_000, 200],
    [5_000, 502],
  ])('whose headers have %d bytes is a %d', async (bytes, status) => {
    const gateway = await serve((_, response) => response.setHeader('x-long', 'x'.repeat(bytes)).end('well'));
    for (let turn = 0; turn < 2; turn++) expect((await ask(gateway, '/', { host })).status).toBe(status);
  });

  test('with an invalid status is a 502', async () => {
    const gateway = await serve((_, response) => response.writeHead(700).end('?'));
    for (let turn = 0; turn < 2; turn++) {
      expect((await ask(gateway, '/', { host, headers: json })).status).toBe(502);
    }
  });

  test('that is slow is a 504 after its read_timeout', async () => {
    const gateway = await serve(() => {}, { timeouts: 'read_timeout: 300' });
    const before = Date.now();
    const answer = await ask(gateway, '/', { host, headers: json });
    expect([answer.status, answer.json().message]).toEqual([504, 'The upstream server is timing out']);
    expect(Date.now() - before).toBeLessThan(2500);
  });

  test('that does not read the body is a 504 after its write_timeout', async () => {
    const gateway = await serve((request) => void request.pause(), { timeouts: 'write_timeout: 300' });
    const answer = await ask(gateway, '/', {
      host,
      method: 'POST',
      headers: json,
      body: Buffer.alloc(30_000_000),
    });
    expect(answer.status).toBe(504);
  });

  test("that breaks off in the middle of an answer breaks off the client's answer", async () => {
    const gateway = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '10' }).write('half');
      setTimeout(() => response.destroy(), 50);
    });
    await expect(ask(gateway, '/', { host })).rejects.toThrow('aborted');
  });
});

describe('refused before routing:', () => {
  test('headers and URLs that are too long', async () => {
    const gateway = await serve(echo());
    expect(
      (await ask(gateway, '/', { host, headers: { x: 'x'.repeat(7000), y: 'y'.repeat(7000) } })).status,
    ).toBe(200);
    const long = await ask(gateway, '/', { host, headers: { x: 'x'.repeat(8200) } });
    expect([long.status, long.text.split('\n')[0]]).toEqual([400, 'Request header or cookie too large']);
    expect((await ask(gateway, `/${'x'.repeat(8200)}`, { host })).status).toBe(414);
    const many = Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`x${index}`, 'x'.repeat(7000)]));
    expect((await ask(gateway, '/', { host, headers: many })).status).toBe(400);
  });

  const cors = { plugins: '  - name: cors' };

  test.each([
    ['/%00', 400, 'Bad request'],
    ['/a%zz', 400, 'Bad request'],
    ['/a%4', 400, 'Bad request'],
    ['/../a', 400, 'Bad request'],
    ['/a/..%2f%2E%2e/b', 400, 'Bad request'],
    ['/a/b/../../c', 200, ''],
    ['/%FF', 404, '{'],
    ['/%C3', 404, '{'],
    ['/%C3%A9', 200, ''],
  ])('the path %s with %d', async (path, status, begin) => {
    const gateway = await serve((_, response) => response.end(), cors);
    const { text, headers, ...answer } = await ask(gateway, path, { host });
    expect([answer.status, text.split('\n')[0]]).toEqual([status, begin]);
    // nginx refuses before the plugins run.
    expect(headers['access-control-allow-origin']).toBe(status === 400 ? undefined : '*');
  });

  test.each(['Authorization', 'Host', 'If-Match', 'if-none-match', 'If-Range'])(
    'two headers %s',
    async (name) => {
      const gateway = await serve(echo(), cors);
      const twice = `${name}: ${host}\r\n${name.toLowerCase()}: ${host}\r\n`;
      const rest = name === 'Host' ? '' : `Host: ${host}\r\n`;
      const answer = await raw(gateway, `GET / HTTP/1.1\r\n${rest}${twice}Connection: close\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1.1 400 [^]*\r\n\r\nBad request\n/);
      expect(answer).not.toMatch(/access-control/i);
    },
  );

  test.each(['TRACE', 'CONNECT'])('the method %s', async (method) => {
    const gateway = await serve(echo(), cors);
    const answer = await raw(gateway, `${method} / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1.1 405 Method Not Allowed[^]*\r\n\r\nMethod not allowed\n/);
    expect(answer).not.toMatch(/access-control/i);
  });

  test('a request that is not HTTP, or has two lengths', async () => {
    const gateway = await serve(echo());
    expect(await raw(gateway, 'hello\r\n\r\n')).toMatch(
      /^HTTP\/1.1 400 Bad Request[^]*Bad request\nrequest_id: [0-9a-f]{32}\n$/,
    );
    const both = `POST / HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`;
    expect(await raw(gateway, both)).toMatch(/^HTTP\/1.1 400 /);
    expect(await raw(gateway, 'GET / HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1.1 400 /);
    expect(await raw(gateway, 'GET / HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1.1 400 /,
    );
  });

  test('headers that arrive too slowly', async () => {
    const gateway = await serve(echo());
    const before = Date.now();
    expect(await raw(gateway, `GET / HTTP/1.1\r\nHost: ${host}\r\n`)).toMatch(
      /^HTTP\/1.1 408 [^]*Request timeout\n/,
    );
    expect(Date.now() - before).toBeLessThan(6500);
  });
});

test('closing finishes running requests and accepts no new ones', async () => {
  const entered = Promise.withResolvers<void>();
  const upstream = await listen((_, response) => {
    entered.resolve();
    setTimeout(() => response.end('done'), 400);
  });
  cleanups.push(upstream.close);
  const gateway = await start(smallFile(upstream.url));
  const inFlight = ask(gateway, '/', { host });
  await entered.promise;
  const closed = gateway.close();
  await sleep(50);
  await expect(ask(gateway, '/', { host })).rejects.toThrow('ECONNREFUSED');
  expect((await inFlight).text).toBe('done');
  await closed;
});
