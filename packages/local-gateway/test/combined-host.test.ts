import { listOperations, loadContract, serviceNames } from '@fountainai/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Gateway } from '../src/index.ts';
import { ask, startBeforeEchoes } from './support.ts';

/** Paths that two services share; the combined host finds them by the service's name. */
const shared = ['/v1/paraphrases/1', '/v2/paraphrases/1'];

const operations = serviceNames.flatMap((service) =>
  listOperations(loadContract(service).document).map(({ path, method }) => ({
    service,
    method: method.toUpperCase(),
    path: path.replaceAll(/\{\w+\}/g, '1'),
  })),
);

let before: Awaited<ReturnType<typeof startBeforeEchoes>>;
let gateway: Gateway;
let authorization: string;

beforeAll(async () => {
  before = await startBeforeEchoes();
  ({ gateway, authorization } = before);
});
afterAll(() => before?.close());

const asked = (path: string, method = 'GET', headers: Record<string, string> = { authorization }) =>
  ask(gateway, path, { host: 'api.fountain.coach', method, headers });

test('the specs have operations and list all paths that two services share', () => {
  const servicesOf = Map.groupBy(operations, ({ path }) => path);
  const several = [...servicesOf].filter(([, all]) => new Set(all.map(({ service }) => service)).size > 1);
  expect(several.map(([path]) => path)).toEqual(shared);
});

describe.each(serviceNames)('on the combined host, %s', (name) => {
  const own = operations.filter(({ service }) => service === name);

  test('has every operation by its path', async () => {
    const unique = own.filter(({ path }) => !shared.includes(path));
    expect(unique).not.toHaveLength(0);
    for (const { method, path } of unique) {
      const { status, headers, json } = await asked(path, method);
      expect([method, path, status, headers['x-service']]).toEqual([method, path, 200, name]);
      expect([json().method, json().url]).toEqual([method, path]);
    }
  });

  test("has every operation by its name, without the name in the service's path", async () => {
    for (const { method, path } of own) {
      const { headers, json } = await asked(`/${name}${path}`, method);
      expect([path, headers['x-service']]).toEqual([path, name]);
      expect([json().method, json().url]).toEqual([method, path]);
    }
    const { headers } = (await asked(`/${name}/v1/x?a=/b`)).json();
    expect(headers).toMatchObject({ 'x-forwarded-prefix': `/${name}/`, 'x-forwarded-path': `/${name}/v1/x` });
  });

  test('requires a token', async () => {
    for (const { method, path } of own) {
      const statuses = [(await asked(`/${name}${path}`, method, {})).status];
      if (!shared.includes(path)) statuses.push((await asked(path, method, {})).status);
      expect(new Set(statuses)).toEqual(new Set([401]));
    }
  });
});

test.each([...shared, '/live', '/docs', '/v1/', '/script', '/scripts/v1/scripts'])(
  '%s is no route of the combined host',
  async (path) => expect((await asked(path, 'DELETE')).status).toBe(404),
);

test('the combined host accepts a whole play, and no other body of that size', async () => {
  const send = async (path: string) =>
    (
      await ask(gateway, path, {
        host: 'api.localhost',
        method: 'POST',
        headers: { authorization },
        body: Buffer.alloc(1_048_577),
      })
    ).status;
  const long = ['/v2/scripts/content', '/v1/stories/import', '/story-factory/v2/stories/import'];
  expect(await Promise.all(long.map(send))).toEqual([200, 200, 200]);
  expect(await Promise.all(['/v1/scripts', '/character/v1/characters'].map(send))).toEqual([413, 413]);
});
