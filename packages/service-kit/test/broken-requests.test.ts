import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../src/http/app.ts';

const app = createApp({ logLevel: 'silent' });
let port: number;
beforeAll(async () => {
  app.get('/here', () => ({}));
  await app.listen({ host: '127.0.0.1', port: 0 });
  port = (app.server.address() as AddressInfo).port;
});
afterAll(() => app.close());

/** Sends raw bytes and returns the answer until the connection closes. */
function exchange(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => (answer += String(chunk)));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

test.each([
  ['no HTTP', 'HELO\r\n\r\n', 400, 'malformed_request'],
  [
    'two lengths',
    'POST /here HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    400,
    'malformed_request',
  ],
  [
    'headers over 16 KB',
    `GET /here HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
    431,
    'headers_too_large',
  ],
])('%s is refused with a problem, and the connection closes', async (_, bytes, status, code) => {
  const [head, body] = (await exchange(bytes)).split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(head).toContain('application/problem+json');
  expect(JSON.parse(body!)).toMatchObject({ status, code, requestId: expect.any(String) });
});

test('headers that never end are a 408 after 5 s', async () => {
  expect(await exchange('GET /here HTTP/1.1\r\nHost: a\r\n')).toMatch(/^HTTP\/1.1 408 /);
});

test('a request without a host is a 400', async () => {
  expect(await exchange('GET /here HTTP/1.1\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1.1 400 /);
});
