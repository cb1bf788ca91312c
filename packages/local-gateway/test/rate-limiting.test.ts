import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Gateway } from '../src/index.ts';
import { ask, echo, listen, smallFile, start } from './support.ts';

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

describe('two requests a minute', () => {
  // Windows begin with the minute; a test must not straddle two of them.
  beforeEach(async () => {
    const left = 60_000 - (Date.now() % 60_000);
    if (left < 2000) await sleep(left + 10);
  });

  test('pass, and the third does not', async () => {
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

  test('for each token, and for each address without one', async () => {
    expect((await get('Bearer b')).status).toBe(200);
    expect([(await get()).status, (await get()).status, (await get()).status]).toEqual([200, 200, 429]);
    expect((await get('Bearer b')).status).toBe(200);
  });
});
