import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadContract, type Call } from '@fountainai/contracts';
import { afterEach, describe, expect, test } from 'vitest';
import { createClient } from '../src/http/client.ts';
import { isPeerNotFound } from '../src/http/peer-problem.ts';

let stop: (() => Promise<unknown>) | undefined;
afterEach(async () => {
  await stop?.();
  stop = undefined;
});

/** Simulates the sequence service with the given answers. */
async function peer(
  answer: (request: IncomingMessage, response: ServerResponse, nth: number) => void,
  timeoutMs = 500,
) {
  const seen: IncomingMessage[] = [];
  const server: Server = createServer((request, response) => {
    request.resume();
    answer(request, response, seen.push(request));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = createClient(loadContract('sequence'), {
    baseUrl: `http://127.0.0.1:${port}`,
    timeoutMs,
  });
  stop = async () => {
    server.closeAllConnections();
    server.close();
    await client.close();
  };
  return { client, seen };
}

const call = (more: Partial<Call> = {}): Call => ({
  caller: { token: 'the-token', subject: 's', workspace: 'w', scopes: [] },
  requestId: 'the-request',
  deadline: Date.now() + 10_000,
  ...more,
});
const json = (response: ServerResponse, status: number, body: unknown, headers = {}) =>
  void response
    .writeHead(status, { 'content-type': 'application/json', ...headers })
    .end(JSON.stringify(body));
const good = { elementType: 'action', elementId: 1, sequenceNumber: 3 };
const reading = { params: {}, query: { elementType: 'action', elementId: 1 }, headers: {}, body: undefined };
const writing = { params: {}, query: {}, headers: {}, body: { elementType: 'action' } };

test("sends the caller's token and request id, and returns the answer", async () => {
  const { client, seen } = await peer((_, response) => json(response, 200, good));
  expect((await client.getSequenceV1(reading, call())).body).toEqual(good);
  expect(seen[0]!.url).toBe('/v1/sequence?elementType=action&elementId=1');
  expect(seen[0]!.headers).toMatchObject({
    authorization: 'Bearer the-token',
    'x-request-id': 'the-request',
  });
});

describe('a failed call is answered:', () => {
  test.each([
    ['404 as 502, unless the handler knows better', 404, { code: 'not_found' }, 502],
    ['400 as 502', 400, {}, 502],
    ['500 as 503', 500, {}, 503],
    ['503 as 503', 503, {}, 503],
    ['504 as 504', 504, {}, 504],
    ['429 as 503', 429, {}, 503],
    ['401 as 401', 401, {}, 401],
    ['an undeclared success as 502', 206, good, 502],
    ['a redirect as 502', 302, {}, 502],
    ['a wrong body as 502', 200, { elementType: 'action' }, 502],
  ])('%s', async (_, status, body, expected) => {
    const { client } = await peer((__, response) => json(response, status, body, { location: '/elsewhere' }));
    const error = await client.getSequenceV1(reading, call()).catch((e: unknown) => e);
    expect(error).toMatchObject({ status: expected });
    expect(isPeerNotFound(error)).toBe(status === 404);
  });

  test('an answer that is not JSON as 502', async () => {
    const { client } = await peer((_, response) => void response.end('<html>'));
    await expect(client.getSequenceV1(reading, call())).rejects.toMatchObject({ status: 502 });
  });

  test('silence as 504, within the time of one call', async () => {
    const { client, seen } = await peer(() => {}, 200);
    await expect(client.getSequenceV1(reading, call())).rejects.toMatchObject({ status: 504 });
    expect(seen).toHaveLength(1);
  });

  test('a truncated body as 504', async () => {
    const { client } = await peer(
      (_, response) => void response.writeHead(200, { 'content-length': 1000 }).write('{"elementType"'),
      200,
    );
    await expect(client.getSequenceV1(reading, call())).rejects.toMatchObject({ status: 504 });
  });

  test('an expired deadline as 504, without a call', async () => {
    const { client, seen } = await peer((_, response) => json(response, 200, good));
    await expect(client.getSequenceV1(reading, call({ deadline: Date.now() - 1 }))).rejects.toMatchObject({
      status: 504,
    });
    expect(seen).toHaveLength(0);
  });

  test('a refused connection as 503 with Retry-After', async () => {
    const client = createClient(loadContract('sequence'), { baseUrl: 'http://127.0.0.1:9' });
    await expect(client.getSequenceV1(reading, call())).rejects.toMatchObject({
      status: 503,
      headers: { 'Retry-After': '1' },
    });
    await client.close();
  });
});

describe('retries', () => {
  const failFirst = (_: IncomingMessage, response: ServerResponse, nth: number) =>
    nth === 1
      ? void response.socket!.destroy()
      : json(response, response.req.method === 'GET' ? 200 : 201, good);

  test('a read after a lost connection', async () => {
    const { client, seen } = await peer(failFirst);
    expect((await client.getSequenceV1(reading, call())).body).toEqual(good);
    expect(seen).toHaveLength(2);
  });

  test('a write with a key, not one without', async () => {
    const { client, seen } = await peer(failFirst);
    await expect(client.generateSequenceNumberV1(writing, call())).rejects.toMatchObject({ status: 503 });
    expect(seen).toHaveLength(1);
    const again = await peer(failFirst);
    await again.client.generateSequenceNumberV1(writing, call({ idempotencyKey: 'k' }));
    expect(again.seen.map(({ headers }) => headers['idempotency-key'])).toEqual(['k', 'k']);
  });

  test('only once', async () => {
    const { client, seen } = await peer((_, response) => json(response, 503, {}));
    await expect(client.getSequenceV1(reading, call())).rejects.toMatchObject({ status: 503 });
    expect(seen).toHaveLength(2);
  });
});
