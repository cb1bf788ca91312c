import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderKong, type Gateway } from '../src/index.ts';
import { ask, committed, echo, inSeconds, listen, newSigner, smallFile, start } from './support.ts';

let gateway: Gateway;
let upstream: Awaited<ReturnType<typeof listen>>;
let signer: Awaited<ReturnType<typeof newSigner>>;
let second: Awaited<ReturnType<typeof newSigner>>;
let heard = 0;

beforeAll(async () => {
  [signer, second] = await Promise.all([newSigner('first'), newSigner('second')]);
  upstream = await listen((request, response) => {
    heard += 1;
    echo()(request, response);
  });
  const jwks = { keys: [signer.jwk, second.jwk, { kty: 'OKP', crv: 'Ed25519', x: 'AA', kid: 'other' }] };
  gateway = await start(renderKong(committed, { addresses: { sequence: upstream.url }, jwks }));
});

afterAll(async () => {
  await gateway?.close();
  await upstream.close();
});

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const get = (authorization?: string, path = '/v1/x') =>
  ask(gateway, path, { headers: authorization ? { authorization } : {} });

describe('an accepted token', () => {
  test('is signed with either key, so that keys can be rotated', async () => {
    expect((await get(`Bearer ${await signer.token()}`)).status).toBe(200);
    const answer = await get(`bearer ${await second.token()}`);
    expect([answer.status, answer.json().headers['x-credential-identifier']]).toEqual([200, 'second']);
  });
});

type Signer = typeof signer;

/** Builds a token of the given parts and the signature of `sign`. */
function assemble(header: object, payload: object, sign: (signed: string) => string): string {
  const signed = `${part(header)}.${part(payload)}`;
  return `${signed}.${sign(signed)}`;
}

/** Returns a valid token with one of its three parts replaced. */
async function changed(index: number, by: string): Promise<string> {
  return (await signer.token()).split('.').with(index, by).join('.');
}

const hmac = (secret: string) => (signed: string) =>
  createHmac('sha512', secret).update(signed).digest('base64url');
const payload = () => ({ sub: 'eve', exp: inSeconds(60) });

const badTokens: [string, () => string | Promise<string>, string][] = [
  ['no kid', () => signer.token({}, {}), "No mandatory 'kid' in claims"],
  ['an empty kid', () => signer.token({}, { kid: '' }), "Invalid 'kid' in claims"],
  ['an unknown kid', () => signer.token({}, { kid: 'unknown' }), "No credentials found for given 'kid'"],
  ['another key under a known kid', () => second.token({}, { kid: 'first' }), 'Invalid signature'],
  ['a changed payload', () => changed(1, part(payload())), 'Invalid signature'],
  [
    'alg none',
    () => assemble({ alg: 'none', kid: 'first' }, payload(), () => 'A'.repeat(86)),
    'Bad token; invalid alg',
  ],
  [
    'HS512 with the public key as its secret',
    () => assemble({ alg: 'HS512', kid: 'first' }, payload(), hmac(`${signer.pem.trim()}\n`)),
    'Invalid algorithm',
  ],
];

const badClaims: [string, (by: Signer) => Promise<string>, object][] = [
  ['expired', (by) => by.token({ exp: inSeconds(-1) }), { exp: 'token expired' }],
  ['without exp', (by) => by.token({ exp: undefined as never }), { exp: 'must be a number' }],
  ['with an exp that is no number', (by) => by.token({ exp: 'later' as never }), { exp: 'must be a number' }],
];

describe('a request is refused', () => {
  test.each([undefined, 'Basic YTpi', 'Bearer', 'BEARER x'])(
    'with %s for its authorization',
    async (authorization) => {
      const answer = await get(authorization);
      expect([answer.status, answer.text]).toEqual([401, '{"message":"Unauthorized"}']);
      expect(answer.headers['www-authenticate']).toBe('Bearer');
    },
  );

  test.each(badTokens)('with %s', async (_, token, message) => {
    const answer = await get(`Bearer ${await token()}`);
    expect([answer.status, answer.text]).toEqual([401, JSON.stringify({ message })]);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer.headers['www-authenticate']).toBe('Bearer error="invalid_token"');
  });

  test.each(badClaims)('with a token that is %s', async (_, token, body) => {
    const answer = await get(`Bearer ${await token(signer)}`);
    expect([answer.status, answer.text]).toEqual([401, JSON.stringify(body)]);
    expect(answer.headers['www-authenticate']).toBe('Bearer error="invalid_token"');
  });

  test('with its token in the query or in a cookie', async () => {
    const token = await signer.token();
    expect((await get(undefined, `/v1/x?jwt=${token}&authorization=${token}`)).status).toBe(401);
    expect(
      (await ask(gateway, '/v1/x', { headers: { cookie: `jwt=${token}; authorization=${token}` } })).status,
    ).toBe(401);
  });

  test('without a request to the service', async () => {
    const before = heard;
    await get('Bearer garbage');
    expect(heard).toBe(before);
  });
});

test('a preflight is answered before a plugin that would require a token even for it', async () => {
  const plugins = '  - name: jwt\n    config: { uri_param_names: [] }\n  - name: cors';
  const strict = await start(smallFile(upstream.url, { plugins }));
  try {
    const one = { host: 'one.localhost', method: 'OPTIONS' };
    const preflight = { origin: 'https://play.example', 'access-control-request-method': 'PUT' };
    expect((await ask(strict, '/', { ...one, headers: preflight })).status).toBe(200);
    expect((await ask(strict, '/', one)).status).toBe(401);
  } finally {
    await strict.close();
  }
});

test('a file without credentials is served and refuses every token', async () => {
  const locked = await start(committed.replace('sequence:8101', new URL(upstream.url).host));
  try {
    const answer = await ask(locked, '/v1/x', {
      headers: { authorization: `Bearer ${await signer.token()}` },
    });
    expect(answer.text).toBe(`{"message":"No credentials found for given 'kid'"}`);
    expect((await ask(locked, '/live')).status).toBe(200);
  } finally {
    await locked.close();
  }
});
