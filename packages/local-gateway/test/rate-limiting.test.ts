import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { renderKong, type Gateway } from '../src/index.ts';
import { ask, committed, echo, listen, newSigner, smallFile, start } from './support.ts';

let gateway: Gateway;
let upstream: Awaited<ReturnType<typeof listen>>;

beforeAll(async () => {
  upstream = await listen(echo());
  const config =
    '{ minute: 2, policy: local, limit_by: header, header_name: Authorization, fault_tolerant: true }';
  gateway = await start(
    smallFile(upstream.url, { plugins: `  - name: rate-limiting\n    config: ${config}` }),
  );
});

afterAll(async () => {
  await gateway?.close();
  await upstream.close();
});

const get = (authorization?: string) =>
  ask(gateway, '/', { host: 'one.localhost', headers: authorization ? { authorization } : {} });

// Windows start with the minute, and a test must stay within one.
beforeEach(async () => {
  const left = 60_000 - (Date.now() % 60_000);
  if (left < 2000) await sleep(left + 10);
});

describe('two requests a minute', () => {
  test('pass, and the third is refused', async () => {
    const first = await get('Bearer a');
    expect(first.headers).toMatchObject({
      'ratelimit-limit': '2',
      'ratelimit-remaining': '1',
      'x-ratelimit-limit-minute': '2',
      'x-ratelimit-remaining-minute': '1',
    });
    expect(Number(first.headers['ratelimit-reset'])).toBeGreaterThan(0);
    expect((await get('Bearer a')).headers['ratelimit-remaining']).toBe('0');

    const third = await get('Bearer a');
    expect([third.status, third.json().message]).toEqual([429, 'API rate limit exceeded']);
    expect(third.headers['retry-after']).toBe(third.headers['ratelimit-reset']);
    expect(third.headers['ratelimit-remaining']).toBe('0');
    expect(third.headers).not.toHaveProperty('x-kong-upstream-latency');
  });

  test('count for each token, and for each address without a token', async () => {
    expect((await get('Bearer b')).status).toBe(200);
    expect([(await get()).status, (await get()).status, (await get()).status]).toEqual([200, 200, 429]);
    expect((await get('Bearer b')).status).toBe(200);
  });
});

describe('the rate limits of kong.yml', () => {
  let limited: Gateway;
  let signer: Awaited<ReturnType<typeof newSigner>>;
  beforeEach(async () => {
    signer = await newSigner();
    const text = committed.replace('minute: 6000', 'minute: 4');
    limited = await start(
      renderKong(text, { addresses: { sequence: upstream.url }, jwks: { keys: [signer.jwk] } }),
    );
    return () => limited.close();
  });
  const remaining = async (path: string, headers: Record<string, string>, method = 'GET') =>
    (await ask(limited, path, { headers, method })).headers['ratelimit-remaining'];

  test('count a token as one in every spelling, and each other token separately', async () => {
    const token = await signer.token();
    const spellings = [
      `Bearer ${token}`,
      `bearer ${token}`,
      `Bearer   ${token}`,
      `x Bearer ${otherSignature(token)}`,
    ];
    const left = [];
    for (const authorization of spellings) left.push(await remaining('/v1/x', { authorization }));
    expect(left).toEqual(['3', '2', '1', '0']);
    const over = await ask(limited, '/v2/x', { headers: { authorization: spellings[1]! } });
    expect(over.status).toBe(429);
    expect(await remaining('/v1/x', { authorization: `Bearer ${await signer.token({ jti: 'b' })}` })).toBe(
      '3',
    );
  });

  test('count by address where no token is verified, whatever the client sends', async () => {
    const token = await signer.token();
    const left = [
      await remaining('/live', { authorization: 'Bearer a.b.c' }),
      await remaining('/live', { authorization: `Bearer ${token}`, ratelimitkey: 'b' }),
      await remaining('/v1/x', { authorization: `Bearer ${token}`, ratelimitkey: 'c' }, 'OPTIONS'),
      await remaining('/ready', {}),
    ];
    expect(left).toEqual(['3', '2', '1', '0']);
  });

  test('do not count a refused token', async () => {
    const [header, claims] = (await signer.token()).split('.');
    const forged = `Bearer ${header}.${claims}.${'A'.repeat(86)}`;
    for (let turn = 0; turn < 6; turn++)
      expect(await remaining('/v1/x', { authorization: forged })).toBeUndefined();
    expect(await remaining('/v1/x', { authorization: `Bearer ${await signer.token()}` })).toBe('3');
  });
});

/** Returns the other signature that ES256 accepts for the same text: s becomes n - s. */
function otherSignature(token: string): string {
  const [header, claims, signature] = token.split('.');
  const raw = Buffer.from(signature!, 'base64url');
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const s = order - BigInt(`0x${raw.subarray(32).toString('hex')}`);
  const turned = Buffer.concat([raw.subarray(0, 32), Buffer.from(s.toString(16).padStart(64, '0'), 'hex')]);
  return `${header}.${claims}.${turned.toString('base64url')}`;
}
