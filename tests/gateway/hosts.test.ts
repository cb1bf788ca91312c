import { serviceNames, serviceTable, type ServiceName } from '@fountainai/contracts';
import { describe, expect, test } from 'vitest';
import { ask } from './client.ts';

/** Reads that answer 200 in an empty workspace, by version. */
const reads: Partial<Record<ServiceName, [v1: string, v2: string]>> = {
  sequence: ['/v1/sequence/version?elementType=action', '/v2/sequences'],
  character: ['/v1/characters', '/v2/characters'],
  script: ['/v1/scripts', '/v2/scripts'],
  'session-context': ['/v1/sessions', '/v2/sessions'],
  'story-factory': [
    '/v1/stories/sequences?scriptId=987654321&startSequence=1&endSequence=2',
    '/v2/stories?scriptId=987654321',
  ],
};
const readers = Object.keys(reads) as (keyof typeof reads)[];

describe.each(readers)('%s', (name) => {
  test.each(['localhost', 'fountain.coach'])(
    'answers in both versions as its name under .%s',
    async (domain) => {
      for (const path of reads[name]!) {
        const { status, text } = await ask(name, path, { host: `${serviceTable[name].host}.${domain}` });
        expect([path, status, text]).toEqual([path, name === 'story-factory' ? 404 : 200, expect.anything()]);
      }
    },
  );
});

describe.each(serviceNames)('%s', (name) => {
  test.each([
    '/live',
    '/ready',
    '/docs',
    '/docs/json',
    '/openapi.yaml',
    '/v1/openapi.json',
    '/v2/openapi.json',
    '/v1/gpt.json',
    '/v2/gpt.json',
  ])('shows %s without a token', async (path) => {
    const { status, text } = await ask(name, path, { token: null });
    expect(status).toBe(200);
    expect(text.length).toBeGreaterThan(10);
  });

  test('serves its own spec, and one version of it without references', async () => {
    const yaml = await ask(name, '/openapi.yaml', { token: null });
    expect(yaml.text).toContain(`https://${serviceTable[name].host}.fountain.coach`);
    const flat = await ask(name, '/v2/openapi.json', { token: null });
    expect(flat.text).not.toContain('$ref');
    expect(Object.keys(flat.body.paths).every((path) => path.startsWith('/v2/'))).toBe(true);
  });
});

test.each(['api.localhost', 'api.fountain.coach'])(
  '%s has every service, by path and by name',
  async (host) => {
    for (const name of readers) {
      for (const path of reads[name]!.flatMap((read) => [read, `/${name}${read}`])) {
        const { status, text } = await ask(name, path, { host });
        expect([path, status, text]).toEqual([path, name === 'story-factory' ? 404 : 200, expect.anything()]);
      }
    }
  },
);

test('a request without a route is a 404 of the gateway', async () => {
  for (const [host, path] of [
    ['nobody.localhost', '/v1/sequence'],
    ['centralsequence.localhost', '/v3/sequence'],
    ['centralsequence.localhost', '/'],
  ] as const) {
    const { status, body } = await ask('sequence', path, { host });
    expect([host, path, status, body.message]).toEqual([
      host,
      path,
      404,
      'no Route matched with those values',
    ]);
  }
});
