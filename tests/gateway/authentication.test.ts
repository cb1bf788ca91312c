import { generateKeyPair, SignJWT, decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, inject, test } from 'vitest';
import { ask } from './client.ts';

const path = '/v1/sequence/version?elementType=action';

/** The good token with a `change`, signed with an unknown key. */
async function forged(change: { alg?: string; key?: Uint8Array } = {}): Promise<string> {
  const { own } = inject('gateway').tokens;
  const { kid } = decodeProtectedHeader(own);
  const alg = change.alg ?? 'ES256';
  const key = change.key ?? (await generateKeyPair('ES256')).privateKey;
  return new SignJWT(decodeJwt(own)).setProtectedHeader({ alg, kid: kid! }).sign(key);
}

const part = (json: string) => Buffer.from(json).toString('base64url');

/** The good token with one of its three parts replaced. */
const changed = (index: number, by: string) =>
  inject('gateway').tokens.own.split('.').with(index, by).join('.');

describe('a call is refused with 401 and a challenge', () => {
  test.each([
    ['without a token', async () => null],
    ['with a token that is none', async () => 'nonsense'],
    ['with a signature by another key', () => forged()],
    [
      'with a shared secret for a public key',
      () => forged({ alg: 'HS256', key: new TextEncoder().encode('x'.repeat(64)) }),
    ],
    [
      'with the algorithm none',
      async () => {
        const { own } = inject('gateway').tokens;
        const header = Buffer.from(
          JSON.stringify({ alg: 'none', kid: decodeProtectedHeader(own).kid }),
        ).toString('base64url');
        return `${header}.${own.split('.')[1]}.`;
      },
    ],
    [
      'with a changed claim',
      async () => {
        const [header, , signature] = inject('gateway').tokens.own.split('.');
        const claims = { ...decodeJwt(inject('gateway').tokens.own), ws: 'somebody-else' };
        return `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`;
      },
    ],
    ['with a short signature', async () => changed(2, 'AAAA')],
    ['with claims that are a number', async () => changed(1, part('1'))],
    ['with claims that are null', async () => changed(1, part('null'))],
    ...['1', '["a"]', '{}', 'null', 'true'].flatMap((kid): [string, () => Promise<string>][] => [
      [`with ${kid} as its kid`, async () => changed(0, part(`{"alg":"ES256","kid":${kid}}`))],
      [`with ${kid} as a kid among its claims`, async () => changed(1, part(`{"\\u006bid":${kid}}`))],
    ]),
  ])('%s', async (_, makeToken) => {
    const { status, headers } = await ask('sequence', path, { token: await makeToken() });
    expect(status).toBe(401);
    expect(headers['www-authenticate']).toMatch(/^Bearer/);
  });

  test('with the token in the query', async () => {
    const { status } = await ask('sequence', `${path}&jwt=${inject('gateway').tokens.own}`, { token: null });
    expect(status).toBe(401);
  });
});

test('headers that claim to be a consumer grant no access and change no workspace', async () => {
  const headers = {
    'x-consumer-username': 'fountain',
    'x-consumer-id': '1',
    'x-credential-identifier': 'x',
    'x-anonymous-consumer': 'false',
  };
  expect((await ask('sequence', path, { token: null, headers })).status).toBe(401);
  expect((await ask('sequence', path, { headers })).status).toBe(200);
});

test('a token that lacks the scope is refused with 403', async () => {
  const { readOnly } = inject('gateway').tokens;
  expect((await ask('sequence', path, { token: readOnly })).status).toBe(200);
  const { status, body } = await ask('sequence', '/v1/sequence', {
    method: 'POST',
    token: readOnly,
    body: { elementType: 'a' },
  });
  expect([status, body.code]).toEqual([403, 'scope_missing']);
});
