import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { isWritten, sendWritten, writtenBody } from '../src/http/written-body.ts';

const long = 'A speech. '.repeat(500);

/** An app that answers with a serialized body. */
function appOf(body: object) {
  const app = Fastify();
  app.get('/', (request, reply) => sendWritten(request, reply, 200, body));
  return { get: (headers: Record<string, string> = {}) => app.inject({ url: '/', headers }) };
}
const speech = () => writtenBody<{ text: string }>({ text: JSON.stringify(long) });

test('a body has its fields in order, and lists in pieces of any number of items', async () => {
  const body = writtenBody<{ id: number; none: object[]; items: (number | string)[] }>({
    id: '7',
    none: { items: [] },
    items: { items: ['1', Buffer.from('2,"ä"'), '"😀"'] },
  });
  const { payload, headers } = await appOf(body).get();
  expect(payload).toBe('{"id":7,"none":[],"items":[1,2,"ä","😀"]}');
  expect(headers['content-type']).toBe('application/json; charset=utf-8');
});

const everyone = appOf(speech());
test.each([
  ['gzip', 'gzip', gunzipSync],
  ['gzip;q=0.5, br', 'br', brotliDecompressSync],
  ['zstd', 'zstd', zstdDecompressSync],
])('a client that accepts %s gets %s', async (accepted, encoding, decompress) => {
  const answer = await everyone.get({ 'accept-encoding': accepted });
  expect(answer.headers).toMatchObject({ 'content-encoding': encoding, vary: 'Accept-Encoding' });
  expect(JSON.parse(decompress(answer.rawPayload).toString())).toEqual({ text: long });
  expect(answer.rawPayload.length).toBeLessThan(long.length / 5);
});

test.each(['identity', 'deflate', 'gzip;q=0'])(
  'a client that accepts only %s gets the body unchanged',
  async (accepted) => {
    const answer = await everyone.get({ 'accept-encoding': accepted });
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.json()).toEqual({ text: long });
  },
);

test('a client that has it in any encoding gets 304', async () => {
  const { get } = appOf(speech());
  const [plain, small] = [await get(), await get({ 'accept-encoding': 'br' })];
  expect(plain.headers.etag).toMatch(/^"/);
  expect(small.headers.etag).toBe(`W/${plain.headers.etag}`);
  for (const etag of [plain.headers.etag!, small.headers.etag!]) {
    const again = await get({ 'if-none-match': etag });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  }
  expect((await get({ 'if-none-match': '"another"' })).statusCode).toBe(200);
});

test('only a written body is recognized as one', () => {
  expect([isWritten({}), isWritten(null), isWritten('text'), isWritten(speech())]).toEqual([
    false,
    false,
    false,
    true,
  ]);
});
