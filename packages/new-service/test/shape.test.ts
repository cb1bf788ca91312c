import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceNames, serviceTable } from '@fountainai/contracts';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

// Checks the common structure of all services, including generated ones.
const root = join(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const yaml = <T>(path: string) => parse(read(path), { merge: true }) as T;

interface KongFile {
  services: { name: string; url: string; routes: { name: string; hosts: string[]; paths: string[] }[] }[];
  upstreams: { name: string; targets: { target: string }[] }[];
  plugins: { name: string; route?: string }[];
}
const kong = yaml<KongFile>('kong/kong.yml');
const compose = yaml<{ services: Record<string, object>; volumes: object }>('docker-compose.yml');

test('services/ and the list of services have the same names', () =>
  expect(readdirSync(join(root, 'services')).toSorted()).toEqual(serviceNames.toSorted()));

test('services have different ports and hosts', () => {
  const all = Object.values(serviceTable);
  for (const key of ['port', 'host'] as const)
    expect(new Set(all.map((entry) => entry[key])).size).toBe(all.length);
});

/** Returns the words that occur in a text, in the order of their first occurrence. */
const inOrder = (text: string, words: string[]) =>
  words.filter((word) => text.includes(word)).toSorted((a, b) => text.indexOf(a) - text.indexOf(b));

describe.each(serviceNames)('%s', (name) => {
  const { port, host } = serviceTable[name];
  const folder = `services/${name}`;
  const schema = name.replaceAll('-', '_');

  test('has the files of a service', () => {
    const src = ['main', 'app', 'config', 'tables', 'v1', 'v2'].map((file) => `src/${file}.ts`);
    const migrations = ['migrations/0000_start.sql', 'migrations/meta/_journal.json'];
    const files = ['package.json', 'README.md', 'drizzle.config.ts', 'test/setup.ts', ...src, ...migrations];
    expect(files.filter((file) => !existsSync(join(root, folder, file)))).toEqual([]);
    expect(readdirSync(join(root, folder, 'test')).some((file) => file.endsWith('.test.ts'))).toBe(true);
  });

  test('is a package like the others', () => {
    const { name: packageName, exports, scripts, dependencies } = JSON.parse(read(`${folder}/package.json`));
    expect(packageName).toBe(`@fountainai/${name}`);
    expect(exports).toEqual({ '.': './src/app.ts' });
    expect(scripts).toEqual({ start: 'node src/main.ts', migration: 'drizzle-kit generate' });
    expect(Object.keys(dependencies)).toEqual(
      expect.arrayContaining(['@fountainai/contracts', '@fountainai/service-kit', '@fountainai/drizzle']),
    );
    expect(read(`${folder}/drizzle.config.ts`)).toBe(read('services/sequence/drizzle.config.ts'));
  });

  test('starts in the common order, under its own name', () => {
    const steps = [
      'runMain(async () => {',
      'const config = readConfig(process.env);',
      `const database = openDatabase('${name}', config.database);`,
      "await refuseUnfitDatabase(database, new URL('../migrations/', import.meta.url));",
      'const app = await buildApp({',
      `await observe(app, '${name}', config, {`,
      'await serve(app, config,',
    ];
    expect(inOrder(read(`${folder}/src/main.ts`), steps)).toEqual(steps);
    expect(read(`${folder}/src/config.ts`)).toMatch(new RegExp(`\\(env, ${port}\\b`));
  });

  test('composes the common parts, with its own contract', () => {
    const steps = [
      `loadContract('${name}')`,
      'createApp(config)',
      'registerHealth(app, database)',
      'await registerDocs(app, contract)',
      'registerContract(',
      'createAuthenticate(config.auth)',
    ];
    // The steps also occur among the imports, which are left out.
    const [, composition] = read(`${folder}/src/app.ts`).split('/** Composes the service');
    expect(inOrder(composition!, steps)).toEqual(steps);
  });

  test('has its own schema with a table for idempotency keys', () => {
    const tables = read(`${folder}/src/tables.ts`);
    expect(tables).toContain(`pgSchema('${schema}')`);
    expect(tables).toContain('idempotencyKeysTable(schema)');
    expect(read(`${folder}/migrations/0000_start.sql`)).toContain(`CREATE SCHEMA IF NOT EXISTS "${schema}";`);
    for (const [, columns] of tables.matchAll(/primaryKey\(\{[^}]*columns: \[([^\]]*)\]/g))
      expect(columns!.trim()).toMatch(/^table\.workspaceId,/);
  });

  test('has a spec that names its host, and generated documents', () => {
    const { servers } = yaml<{ servers: { url: string }[] }>(`openapi/${name}.yaml`);
    expect(servers.map(({ url }) => url)).toEqual([
      `https://${host}.fountain.coach`,
      `http://${host}.localhost:8000`,
    ]);
    const generated = readdirSync(join(root, 'packages/contracts/src/generated'));
    expect(generated).toEqual(expect.arrayContaining([`${name}.json`, `${name}.ts`]));
    expect(read('packages/client/src/hosts.ts')).toContain(`: '${host}',`);
  });

  test('is routed by the gateway, with a token', () => {
    const { url, routes } = kong.services.find((service) => service.name === name)!;
    expect(url).toBe(`http://${name}.upstream`);
    for (const kind of ['open', 'v1', 'v2'])
      expect(routes.find((route) => route.name === `${name}-${kind}`)!.hosts).toEqual([
        `${host}.fountain.coach`,
        `${host}.localhost`,
      ]);
    for (const kind of ['by-path', 'by-name'])
      expect(routes.find((route) => route.name === `${name}-${kind}`)!.hosts).toContain('api.fountain.coach');
    expect(kong.upstreams.find((upstream) => upstream.name === `${name}.upstream`)!.targets).toEqual([
      { target: `${name}:${port}` },
    ]);
    const guarded = kong.plugins.filter((plugin) => plugin.name === 'jwt').map(({ route }) => route);
    for (const kind of ['v1', 'v2', 'by-path', 'by-name']) expect(guarded).toContain(`${name}-${kind}`);
  });

  test('has a container, and a database that only it can read', () => {
    expect(compose.services[name]).toMatchObject({ environment: { SERVICE: name, PORT: port } });
    expect(compose.services['kong']).toMatchObject({
      depends_on: { [name]: { condition: 'service_healthy' } },
    });
    expect(compose.volumes).toHaveProperty(`${name}-database`);
  });

  test('has metrics and alerts', () => {
    const { scrape_configs: jobs } = yaml<{ scrape_configs: { dns_sd_configs: { names: string[] }[] }[] }>(
      'observability/prometheus/prometheus.yml',
    );
    expect(jobs[0]!.dns_sd_configs[0]!.names).toContain(name);
    expect(read('observability/prometheus/alerts.yml')).toContain(`absent(up{service="${name}"})`);
  });

  test('has documentation', () => {
    expect(read(`${folder}/README.md`)).toMatch(/^# .+\n\n.{20}/);
    expect(read('README.md')).toContain(`[${name}](services/${name}/README.md)`);
  });
});
