import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAuthenticate, requireScopes, type Authenticate } from '../src/auth/authentication.ts';
import { createTestTokens, type TestTokens } from '@fountainai/service-testing';

let tokens: TestTokens;
let authenticate: Authenticate;
beforeAll(async () => {
  tokens = await createTestTokens();
  authenticate = createAuthenticate(tokens.config);
});
afterAll(() => tokens.dispose());

test('a valid token returns its caller', async () => {
  const token = await tokens.issue({ workspace: 'verona', scopes: ['read'], sub: 'romeo' });
  expect(await authenticate(`Bearer ${token}`)).toEqual({
    token,
    subject: 'romeo',
    workspace: 'verona',
    scopes: ['read'],
  });
});

describe('refused with 401:', () => {
  const now = () => Math.floor(Date.now() / 1000);
  test.each<[string, () => Promise<string | undefined>, string]>([
    ['no header', async () => undefined, 'token_missing'],
    ['another scheme', async () => 'Basic abc', 'token_missing'],
    ['no JWT', async () => 'Bearer abc', 'token_missing'],
    [
      'expired over 30 s ago',
      async () => `Bearer ${await tokens.issue({ exp: now() - 31 })}`,
      'token_expired',
    ],
    ['no expiry', async () => `Bearer ${await tokens.issue({ exp: undefined })}`, 'token_not_accepted'],
    ['another audience', async () => `Bearer ${await tokens.issue({ aud: 'else' })}`, 'token_not_accepted'],
    ['another issuer', async () => `Bearer ${await tokens.issue({ iss: 'else' })}`, 'token_not_accepted'],
    ['no workspace', async () => `Bearer ${await tokens.issue({ ws: '' })}`, 'token_not_accepted'],
    ['no id', async () => `Bearer ${await tokens.issue({ jti: undefined })}`, 'token_not_accepted'],
    ...[null, 7, {}, ['a'], '', 'a\0b', '\n', 'x'.repeat(256), undefined].flatMap((claim) =>
      (['sub', 'jti'] as const).map((name): [string, () => Promise<string>, string] => [
        `${name}: ${JSON.stringify(claim)}`,
        async () => `Bearer ${await tokens.issue({ [name]: claim })}`,
        'token_not_accepted',
      ]),
    ),
    ...[null, 7, {}, ['a'], '', 'a b', 'a\0', 'x'.repeat(65), undefined].map(
      (claim): [string, () => Promise<string>, string] => [
        `ws: ${JSON.stringify(claim)}`,
        async () => `Bearer ${await tokens.issue({ ws: claim })}`,
        'token_not_accepted',
      ],
    ),
    ...[null, 7, {}, ['read'], 'read '.repeat(300)].map((claim): [string, () => Promise<string>, string] => [
      `scope: ${JSON.stringify(claim).slice(0, 20)}`,
      async () => `Bearer ${await tokens.issue({ scope: claim })}`,
      'token_not_accepted',
    ]),
    [
      'an expiry that is no number',
      async () => `Bearer ${await tokens.issue({ exp: 'soon' })}`,
      'token_not_accepted',
    ],
    ['another key', async () => `Bearer ${await signed('ES256')}`, 'token_not_accepted'],
    ['another algorithm', async () => `Bearer ${await signed('RS256')}`, 'token_not_accepted'],
  ])('%s', async (_, header, code) => {
    const authorization = await header();
    await expect(authenticate(authorization)).rejects.toMatchObject({
      status: 401,
      code,
      headers: { 'WWW-Authenticate': expect.stringMatching(/^Bearer /) },
    });
  });

  test('a token is accepted until 30 s after its expiry, because clocks differ', async () => {
    expect(await authenticate(`Bearer ${await tokens.issue({ exp: now() - 20 })}`)).toMatchObject({
      subject: 'tester',
    });
  });
});

async function signed(alg: string): Promise<string> {
  const { privateKey } = await generateKeyPair(alg);
  return new SignJWT({ ws: 'a', scope: 'read' })
    .setProtectedHeader({ alg })
    .setExpirationTime('1h')
    .sign(privateKey);
}

test('a revoked token is refused soon after it was accepted', async () => {
  const token = await tokens.issue({ jti: 'lost' });
  await authenticate(`Bearer ${token}`);
  await tokens.revoke('lost');
  await sleep(1_100);
  await expect(authenticate(`Bearer ${token}`)).rejects.toMatchObject({ status: 401, code: 'token_revoked' });
});

test('a token is refused once its key is removed from the file', async () => {
  const other = await createTestTokens();
  const check = createAuthenticate(other.config);
  const token = await other.issue();
  await check(`Bearer ${token}`);
  await writeFile(other.config.jwksFile, JSON.stringify({ keys: [] }));
  await sleep(1_100);
  await expect(check(`Bearer ${token}`)).rejects.toMatchObject({ status: 401 });
  await other.dispose();
});

test('a missing scope is a 403 that names the scope', () => {
  const caller = { token: '', subject: '', workspace: '', scopes: ['read'] };
  expect(() => requireScopes(caller, ['read'])).not.toThrow();
  expect(() => requireScopes(caller, ['write'])).toThrow(/scope write/);
});
