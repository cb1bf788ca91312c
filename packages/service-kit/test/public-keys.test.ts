import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAuthenticate, type Authenticate } from '../src/auth/authentication.ts';
import { createTestTokens, type TestTokens } from '@fountainai/service-testing';

let tokens: TestTokens;
let others: TestTokens;
let server: Server;
let answers: { status: number; body: string };
let asked: number;
let authenticate: Authenticate;

const keysOf = async ({ config }: TestTokens) => ({
  status: 200,
  body: await readFile(config.jwksFile, 'utf8'),
});
const later = (minutes: number) => vi.setSystemTime(Date.now() + minutes * 60_000);
const lasting = { exp: Math.floor(Date.now() / 1000) + 24 * 3600 };
const bearer = async (from: TestTokens) => `Bearer ${await from.issue(lasting)}`;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  [tokens, others] = await Promise.all([createTestTokens(), createTestTokens()]);
  answers = await keysOf(tokens);
  asked = 0;
  server = createServer((_, response) => {
    asked++;
    response.writeHead(answers.status).end(answers.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
  authenticate = createAuthenticate({ ...tokens.config, jwksFile: '', jwksUrl });
});
afterEach(async () => {
  vi.useRealTimers();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await Promise.all([tokens.dispose(), others.dispose()]);
});

test('tokens are checked with the keys at the URL, which is fetched once', async () => {
  await authenticate(await bearer(tokens));
  expect(await authenticate(await bearer(tokens))).toMatchObject({ subject: 'tester' });
  expect(asked).toBe(1);
});

test('an accepted token is refused five minutes after its key was withdrawn', async () => {
  const authorization = await bearer(tokens);
  await authenticate(authorization);
  answers = await keysOf(others);
  later(1);
  expect(await authenticate(authorization)).toMatchObject({ subject: 'tester' });
  later(4.1);
  await expect(authenticate(authorization)).rejects.toMatchObject({
    status: 401,
    code: 'token_not_accepted',
  });
});

test('an accepted token is refused at once when another token caused a new fetch of the keys', async () => {
  const authorization = await bearer(tokens);
  await authenticate(authorization);
  answers = await keysOf(others);
  later(1);
  expect(await authenticate(await bearer(others))).toMatchObject({ subject: 'tester' });
  await expect(authenticate(authorization)).rejects.toMatchObject({ status: 401 });
});

test('while the URL does not answer, the last keys stay in use', async () => {
  const authorization = await bearer(tokens);
  await authenticate(authorization);
  answers = { status: 500, body: '' };
  later(60);
  expect(await authenticate(authorization)).toMatchObject({ subject: 'tester' });
  await expect(authenticate(await bearer(others))).rejects.toMatchObject({ status: 401 });
  answers = await keysOf(others);
  later(1);
  await authenticate(await bearer(others));
  await expect(authenticate(authorization)).rejects.toMatchObject({ status: 401 });
});

test('before the first keys the answer is a 503', async () => {
  answers = { status: 200, body: 'no JSON' };
  await expect(authenticate(await bearer(tokens))).rejects.toMatchObject({
    status: 503,
    code: 'keys_unavailable',
  });
});
