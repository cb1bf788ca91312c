import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { isKept, keep, sendKept } from '../src/kept-body.ts';

const long = 'A speech. '.repeat(500);
const schema = { type: 'object', properties: { text: { type: 'string' } } };

/** An app that answers a kept body, by a schema that knows only its text. */
function appOf(body: object) {
  const app = Fastify();
  let serialised = 0;
  const counting = Object.defineProperty(body, 'text', {
    enumerable: true,
    get: () => (serialised++, long),
  });
  const kept = keep(counting);
  app.get('/', { schema: { response: { 200: schema } } }, (request, reply) =>
    sendKept(request, reply, 200, kept),
  );
  const get = (headers: Record<string, string> = {}) => app.inject({ url: '/', headers });
  return { get, serialisedTimes: () => serialised };
}

test('a kept body is serialised once, by the schema of its answer', async () => {
  const { get, serialisedTimes } = appOf({ secret: 'not in the spec' });
  const [first, second] = [await get(), await get()];
  expect(first.json()).toEqual({ text: long });
  expect(second.body).toBe(first.body);
  expect(serialisedTimes()).toBe(1);
});

const everyone = appOf({});
test.each([
  ['gzip', 'gzip', gunzipSync],
  ['gzip;q=0.5, br', 'br', brotliDecompressSync],
  ['zstd', 'zstd', zstdDecompressSync],
])('who accepts %s gets %s', async (accepted, encoding, decompress) => {
  const answer = await everyone.get({ 'accept-encoding': accepted });
  expect(answer.headers).toMatchObject({ 'content-encoding': encoding, vary: 'Accept-Encoding' });
  expect(JSON.parse(decompress(answer.rawPayload).toString())).toEqual({ text: long });
  expect(answer.rawPayload.length).toBeLessThan(long.length / 5);
});

test.each(['identity', 'deflate', 'gzip;q=0'])('who accepts only %s gets it as it is', async (accepted) => {
  const answer = await everyone.get({ 'accept-encoding': accepted });
  expect(answer.headers['content-encoding']).toBeUndefined();
  expect(answer.json()).toEqual({ text: long });
});

test('who has it, in whatever encoding, gets 304', async () => {
  const { get } = appOf({});
  const [plain, small] = [await get(), await get({ 'accept-encoding': 'br' })];
  expect(plain.headers.etag).toMatch(/^"/);
  expect(small.headers.etag).toBe(`W/${plain.headers.etag}`);
  for (const etag of [plain.headers.etag!, small.headers.etag!]) {
    const again = await get({ 'if-none-match': etag });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  }
  expect((await get({ 'if-none-match': '"another"' })).statusCode).toBe(200);
});

test('only what was said to be kept is', () => {
  expect([isKept({}), isKept(null), isKept('text'), isKept(keep({}))]).toEqual([false, false, false, true]);
});
