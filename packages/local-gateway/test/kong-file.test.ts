import { serviceNames, serviceTable } from '@fountainai/contracts';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { KongFileError, loadKongFile, renderKong, startGateway, type KongFile } from '../src/index.ts';
import { committed, newSigner, smallFile } from './support.ts';

const { jwk, pem } = await newSigner();
const local = Object.fromEntries(
  serviceNames.map((name) => [name, `http://127.0.0.1:${serviceTable[name].port}`]),
);
const targets = { local, compose: {} };

function problemsOf(text: string): string[] {
  try {
    loadKongFile(text);
    return [];
  } catch (error) {
    if (error instanceof KongFileError) return error.problems;
    throw error;
  }
}

describe.each(Object.entries(targets))('kong.yml rendered for %s', (target, addresses) => {
  const text = renderKong(committed, { addresses, jwks: { keys: [jwk, { ...jwk, kid: 'next' }] } });
  const file = parse(text) as KongFile;
  const routes = file.services.flatMap((service) => service.routes);

  test('is served as written', () => {
    expect(problemsOf(text)).toEqual([]);
    expect(text).not.toContain('${');
    expect(text).toMatch(/^_format_version: '3\.0'$/m);
  });

  test('reaches every service through an upstream', () => {
    expect(file.services.map(({ name, url }) => [name, url])).toEqual(
      serviceNames.map((name) => [name, `http://${name}.upstream`]),
    );
    const behind = file.upstreams.map((upstream) => [upstream.name, ...upstream.targets]);
    expect(behind).toEqual(
      serviceNames.map((name) => [
        `${name}.upstream`,
        { target: `${target === 'local' ? '127.0.0.1' : name}:${serviceTable[name].port}` },
      ]),
    );
  });

  test('has unique names and refers to entities by name', () => {
    const names = routes.map((route) => route.name);
    expect(new Set(names).size).toBe(names.length);
    expect(file.plugins.filter(({ service }) => service !== undefined)).toEqual([]);
    const references = file.plugins.flatMap(({ route }) => route ?? []);
    expect(references.filter((route) => !names.includes(route))).toEqual([]);
  });

  test('requires a token on every route but the open ones', () => {
    const guarded = file.plugins.filter((plugin) => plugin.name === 'jwt').map((plugin) => plugin.route);
    expect(new Set(guarded)).toEqual(
      new Set(routes.map(({ name }) => name).filter((name) => !name.endsWith('-open'))),
    );
  });

  test('never retries, and its timeout is between those of service and client', () => {
    for (const service of file.services)
      expect(service).toMatchObject({ retries: 0, connect_timeout: 1000, read_timeout: 30_000 });
  });

  test('checks /ready of every instance and has no passive checks', () => {
    expect(file.upstreams).not.toHaveLength(0);
    for (const upstream of file.upstreams) {
      expect(upstream).not.toHaveProperty('healthchecks.passive');
      expect(upstream).toMatchObject({
        healthchecks: {
          active: {
            http_path: '/ready',
            healthy: { interval: 1, successes: 1 },
            unhealthy: { interval: 1, http_failures: 2, tcp_failures: 1, timeouts: 2 },
          },
        },
      });
    }
  });

  test('has no secret and no Enterprise plugin', () => {
    expect(text).not.toMatch(/\{vault:/);
    expect(new Set(file.plugins.map((plugin) => plugin.name))).toEqual(
      new Set([
        'pre-function',
        'correlation-id',
        'cors',
        'jwt',
        'prometheus',
        'rate-limiting',
        'request-size-limiting',
      ]),
    );
  });

  test('routes preflights wherever it names methods', () => {
    for (const { name, hosts, paths, methods } of routes) {
      if (methods === undefined || methods.includes('OPTIONS')) continue;
      // Another route of the same hosts takes the preflight.
      const others = routes.filter((route) => route.methods === undefined && route.name !== name);
      expect(paths).toEqual(['~/v2/scripts/(?:[1-9]\\d*/)?content$']);
      for (const host of hosts) expect(others.some((route) => route.hosts.includes(host))).toBe(true);
    }
  });

  test('serves HTTP and HTTPS', () => expect(text).not.toContain('protocols'));

  test('contains the public keys and keeps the comments', () => {
    const [consumer] = file.consumers;
    expect(consumer!.jwt_secrets.map(({ key, rsa_public_key: key_pem }) => [key, key_pem.trim()])).toEqual([
      [jwk.kid, pem.trim()],
      ['next', pem.trim()],
    ]);
    expect(text).toContain('# Central Sequence Service');
    expect(text).not.toContain('PRIVATE');
  });
});

test('the committed kong.yml is a valid Kong file', () => expect(problemsOf(committed)).toEqual([]));

test('rendered for HTTPS only, every route redirects HTTP', () => {
  const text = renderKong(committed, { addresses: {}, jwks: { keys: [jwk] }, httpsOnly: true });
  const routes = (parse(text) as KongFile).services.flatMap((service) => service.routes);
  expect(routes).not.toHaveLength(0);
  for (const route of routes)
    expect(route).toMatchObject({ protocols: ['https'], https_redirect_status_code: 308 });
});

const render =
  (keys: object[], addresses = {}) =>
  () =>
    renderKong(committed, { addresses, jwks: { keys: keys as [] } });

describe('rendering refuses', () => {
  test('an unknown service', () =>
    expect(render([jwk], { nobody: 'http://x' })).toThrow('no upstream "nobody.upstream"'));
  test('a key set without a signing key', () =>
    expect(render([{ kty: 'RSA', kid: 'a' }])).toThrow('no EC P-256 key'));
  test('a private key', () => expect(render([{ ...jwk, d: 'secret' }])).toThrow('private key'));
  test('a key without a kid', () => expect(render([{ ...jwk, kid: undefined }])).toThrow('no kid'));
});

describe('the gateway does not start on', () => {
  const url = 'http://127.0.0.1:1';
  const plugin = (name: string, config: string) =>
    smallFile(url, { plugins: `  - name: ${name}\n    config: ${config}` });
  const rate = 'minute: 5, limit_by: header, header_name: A';
  const consumer = (secret: string) =>
    smallFile(url, {
      tail: `consumers:\n  - username: a\n    id: 6f1b0c52-3a7e-4d0a-9a53-0f6b7a1f7d10\n    jwt_secrets: [${secret}]`,
    });

  test.each([
    ['an unknown key', `${smallFile(url)}\nx-anchors: {}`, 'x-anchors: not served'],
    [
      'an unknown key of a route',
      smallFile(url, { route: 'headers: { a: [b] }' }),
      'services[0].routes[0].headers: not served',
    ],
    [
      'retries',
      smallFile(url).replace('retries: 0', 'retries: 5'),
      'services[0].retries: 5 is not served by the local gateway; it serves 0',
    ],
    ['retries by default', smallFile(url).replace('retries: 0', ''), 'services[0].retries: must be written'],
    [
      'a stripped path by default',
      smallFile(url).replace('strip_path: false', ''),
      'services[0].routes[0].strip_path: must be written',
    ],
    [
      'a stripped path that is not whole',
      smallFile(url).replace('strip_path: false', 'strip_path: true').replace('paths: [/]', 'paths: [/one]'),
      'route all: the local gateway strips only what begins and ends with a slash',
    ],
    [
      'an upstream without weight',
      smallFile('http://one.upstream', {
        tail: 'upstreams: [{ name: one.upstream, targets: [{ target: "a:1", weight: 0 }] }]',
      }),
      'service one: no target of http://one.upstream has a weight',
    ],
    [
      'a target that is no address',
      smallFile(url, { tail: 'upstreams: [{ name: one.upstream, targets: [{ target: "http://a" }] }]' }),
      'upstreams[0].targets[0].target: must match pattern',
    ],
    [
      'an unknown health check',
      smallFile(url, {
        tail: 'upstreams: [{ name: a, healthchecks: { lively: true }, targets: [{ target: "a:1" }] }]',
      }),
      'upstreams[0].healthchecks.lively: not served',
    ],
    ['an address with a path', smallFile(`${url}/v1`), 'services[0].url: must match pattern'],
    ['a variable', smallFile('${URL}'), 'services[0].url: must match pattern'],
    ['another format', smallFile(url).replace("'3.0'", "'1.1'"), '_format_version: "1.1" is not served'],
    ['what is no YAML', 'a: [', 'Flow sequence'],
    ['nothing', '', 'the file: must be object'],
    [
      'a function that it cannot imitate',
      plugin('pre-function', '{ access: ["return"] }'),
      'serves the function of kong/kong.yml and no other',
    ],
    ['an unknown plugin', plugin('acl', '{}'), 'plugins[0].name: "acl" is not served'],
    [
      'an unknown option',
      plugin('cors', '{ private_network: true }'),
      'plugins[0].config.private_network: not served',
    ],
    [
      'another policy',
      plugin('rate-limiting', `{ ${rate}, policy: redis }`),
      'plugins[0].config.policy: "redis" is not served by the local gateway; it serves "local"',
    ],
    ['another window', plugin('rate-limiting', `{ ${rate}, hour: 5 }`), 'plugins[0].config.hour: not served'],
    [
      'another generator',
      plugin('correlation-id', '{ generator: tracker }'),
      'plugins[0].config.generator: "tracker" is not served',
    ],
    [
      'tokens in the query, by default',
      plugin('jwt', '{}'),
      'plugins[0].config.uri_param_names: must be written',
    ],
    [
      'tokens in the query',
      plugin('jwt', '{ uri_param_names: [jwt] }'),
      'plugins[0].config.uri_param_names: must NOT have more than 0 items',
    ],
    [
      'credentials for all origins',
      plugin('cors', '{ credentials: true }'),
      'plugins[0].config.credentials: true is not served',
    ],
    [
      'a plugin of no route',
      smallFile(url, { plugins: '  - name: cors\n    route: none' }),
      'plugins[0].route: there is no route "none"',
    ],
    [
      'a plugin of no service',
      smallFile(url, { plugins: '  - name: cors\n    service: none' }),
      'plugins[0].service: there is no service "none"',
    ],
    [
      'the same plugin twice',
      smallFile(url, { plugins: '  - name: cors\n  - name: cors' }),
      'plugins[1]: cors is already configured',
    ],
    ['a broken expression', smallFile(url).replace('paths: [/]', "paths: ['~/(']"), 'route all: ~/(:'],
    [
      'look-around',
      smallFile(url).replace('paths: [/]', "paths: ['~/(?!x)']"),
      'route all: ~/(?!x): Kong has no look-around',
    ],
    [
      'another algorithm',
      consumer('{ key: a, algorithm: HS256, rsa_public_key: x }'),
      'algorithm: "HS256" is not served',
    ],
    [
      'a key that is none',
      consumer('{ key: a, algorithm: ES256, rsa_public_key: "-----BEGIN PUBLIC KEY-----" }'),
      'rsa_public_key of "a" is not a P-256',
    ],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(text).join('\n')).toContain(problem);
  });

  test('duplicate names', () => {
    const twice = smallFile(url).replace(/ {2}- name: one[^]*?preserve_host: true\n/, '$&$&');
    expect(problemsOf(twice)).toEqual([
      'services: the name "one" occurs more than once',
      'routes: the name "all" occurs more than once',
    ]);
  });

  test('and reports all problems at once, without listening', async () => {
    const text = smallFile(url, { route: 'tags: [a]', plugins: '  - name: acl' });
    const failure = await startGateway({ configText: text, host: '127.0.0.1', port: 0 }).catch(
      (error: unknown) => error,
    );
    expect((failure as KongFileError).problems).toHaveLength(2);
    expect((failure as Error).message).toMatch(/^The Kong file cannot be served:\n {2}- .*\n {2}- /);
  });
});
