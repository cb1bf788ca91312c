import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  importPKCS8,
  type JSONWebKeySet,
  jwtVerify,
} from 'jose';
import { describe, expect, test } from 'vitest';
import { openKeys, rotateKeys } from '../src/keys.ts';
import { ensureLocalToken, issueToken, listTokens, revokeToken } from '../src/tokens.ts';
import { scratchHome } from '../src/testing/scratch.ts';

const everything = { workspace: 'local', scopes: ['read', 'write', 'admin'] };

async function readJwks(home: string): Promise<JSONWebKeySet> {
  const jwks: JSONWebKeySet = JSON.parse(await readFile(join(home, 'jwks.json'), 'utf8'));
  return jwks;
}

/** Verifies a token with the public keys only, as a service does. */
async function verify(home: string, token: string) {
  const options = { algorithms: ['ES256'], issuer: 'https://fountain.coach', audience: 'fountain' };
  return jwtVerify(token, createLocalJWKSet(await readJwks(home)), options);
}

describe('keys', () => {
  test('the public file has no private part, the private one is PKCS8', async () => {
    const home = await scratchHome();
    const { kid } = await openKeys(home);
    const { keys } = await readJwks(home);
    expect(keys).toEqual([
      {
        kty: 'EC',
        crv: 'P-256',
        x: expect.any(String),
        y: expect.any(String),
        kid,
        alg: 'ES256',
        use: 'sig',
      },
    ]);
    await importPKCS8(await readFile(join(home, 'private-key.pem'), 'utf8'), 'ES256');
  });

  test('concurrent first calls get the same key', async () => {
    const home = await scratchHome();
    const opened = await Promise.all(Array.from({ length: 8 }, () => openKeys(home)));
    expect(new Set(opened.map(({ kid }) => kid)).size).toBe(1);
  });

  test('a lost public file is restored from the private key', async () => {
    const home = await scratchHome();
    const token = await issueToken(home, everything);
    await writeFile(join(home, 'jwks.json'), '{"keys":[]}');
    await openKeys(home);
    expect((await verify(home, token)).payload['ws']).toBe('local');
  });

  test('after one rotation old and new tokens verify, after two the oldest does not', async () => {
    const home = await scratchHome();
    const oldest = await issueToken(home, everything);
    await rotateKeys(home);
    const newer = await issueToken(home, everything);
    expect(decodeProtectedHeader(newer).kid).not.toBe(decodeProtectedHeader(oldest).kid);
    await verify(home, oldest);
    await verify(home, newer);
    await rotateKeys(home);
    expect((await readJwks(home)).keys).toHaveLength(2);
    await verify(home, newer);
    await expect(verify(home, oldest)).rejects.toThrow('no applicable key');
  });
});

describe('issueToken', () => {
  test('the token has the claims that services require', async () => {
    const home = await scratchHome();
    const token = await issueToken(home, { workspace: 'globe', scopes: ['write', 'read'], subject: 'will' });
    const { payload, protectedHeader } = await verify(home, token);
    expect(payload).toMatchObject({
      ws: 'globe',
      scope: 'read write',
      sub: 'will',
      jti: expect.stringMatching(/^[\w-]{36}$/),
    });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(365 * 86_400);
    expect(protectedHeader).toMatchObject({ alg: 'ES256', kid: (await openKeys(home)).kid });
  });

  test.each([
    ['30d', 30 * 86_400],
    ['12h', 12 * 3600],
    ['45m', 45 * 60],
  ])('is valid for %s', async (expiresIn, seconds) => {
    const { exp = 0, iat = 0 } = decodeJwt(
      await issueToken(await scratchHome(), { ...everything, expiresIn }),
    );
    expect(exp - iat).toBe(seconds);
  });

  test.each([
    ['an empty workspace', { workspace: '' }, 'A workspace name'],
    ['a workspace with a slash', { workspace: 'a/b' }, 'A workspace name'],
    ['a workspace of 65 letters', { workspace: 'a'.repeat(65) }, 'A workspace name'],
    ['a workspace with a line break', { workspace: 'local\n' }, 'A workspace name'],
    ['no scope', { scopes: [] }, 'The scopes are read, write, admin.'],
    ['an unknown scope', { scopes: ['read', 'root'] }, 'not root'],
    ['an empty subject', { subject: '' }, 'A subject has'],
    ['a lifetime without a unit', { expiresIn: '30' }, 'is no lifetime'],
    ['a lifetime of nothing', { expiresIn: '0d' }, 'is no lifetime'],
    ['a lifetime of a century', { expiresIn: '36500d' }, 'at most 3650d'],
  ])('refuses %s', async (_, change, reason) => {
    const home = await scratchHome();
    await expect(issueToken(home, { ...everything, ...change })).rejects.toThrow(reason);
    expect(await readdir(home)).toEqual([]);
  });

  test('every file has mode 600, none contains the token, and no temporary file remains', async () => {
    const home = await scratchHome();
    const token = await issueToken(home, everything);
    await revokeToken(home, decodeJwt(token).jti ?? '');
    const names = (await readdir(home)).toSorted();
    expect(names).toEqual(['jwks.json', 'private-key.pem', 'revoked.json', 'tokens.json']);
    for (const name of names) {
      expect((await stat(join(home, name))).mode & 0o777).toBe(0o600);
      expect(await readFile(join(home, name), 'utf8')).not.toContain(token.split('.')[2]);
    }
  });

  test('concurrent tokens are all recorded', async () => {
    const home = await scratchHome();
    await Promise.all(Array.from({ length: 12 }, () => issueToken(home, everything)));
    expect(await listTokens(home)).toHaveLength(12);
  });
});

describe('revokeToken and listTokens', () => {
  test('the list shows which tokens are valid', async () => {
    const home = await scratchHome();
    const [first = '', second] = [
      decodeJwt(await issueToken(home, everything)).jti,
      decodeJwt(await issueToken(home, { ...everything, expiresIn: '1s' })).jti,
    ];
    await revokeToken(home, first);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const states = (await listTokens(home)).map(({ jti, state }) => [jti, state]);
    expect(states).toEqual([
      [first, 'revoked'],
      [second, 'expired'],
    ]);
    expect(JSON.parse(await readFile(join(home, 'revoked.json'), 'utf8'))).toEqual([first]);
  });

  test('an unknown id is an error', async () => {
    await expect(revokeToken(await scratchHome(), 'nobody')).rejects.toThrow(
      'No token nobody was issued here',
    );
  });
});

describe('ensureLocalToken', () => {
  test('a valid token is kept in its file', async () => {
    const home = await scratchHome();
    const token = await ensureLocalToken(home);
    expect(await readFile(join(home, 'token'), 'utf8')).toBe(token);
    expect((await stat(join(home, 'token'))).mode & 0o777).toBe(0o600);
    expect(await ensureLocalToken(home)).toBe(token);
    expect((await verify(home, token)).payload).toMatchObject({ ws: 'local', scope: 'read write admin' });
  });

  test.each([
    ['revoked', async (home: string, token: string) => revokeToken(home, decodeJwt(token).jti ?? '')],
    [
      'of another workspace',
      async (home: string) => put(home, await issueToken(home, { ...everything, workspace: 'x' })),
    ],
    [
      'of a foreign key',
      async (home: string) => put(home, await issueToken(await scratchHome(), everything)),
    ],
    ['damaged', async (home: string, token: string) => put(home, token.slice(0, -4))],
    ['gone', async (home: string) => put(home, '')],
  ])('a token that is %s is renewed', async (_, spoil) => {
    const home = await scratchHome();
    const token = await ensureLocalToken(home);
    await spoil(home, token);
    const renewed = await ensureLocalToken(home);
    expect(renewed).not.toBe(token);
    await verify(home, renewed);
  });
});

async function put(home: string, text: string): Promise<void> {
  await writeFile(join(home, 'token'), text);
}
