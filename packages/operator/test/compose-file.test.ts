import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceNames } from '@fountainai/contracts';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { heapFlags } from '@fountainai/local-stack';
import { services as entries } from '@fountainai/home';

interface Container {
  image: string;
  user?: string;
  command?: string[];
  environment?: Record<string, string | number>;
  ports?: string[];
  networks: string[];
  volumes: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  [key: string]: unknown;
}
interface ComposeFile {
  services: Record<string, Container>;
  networks: Record<string, { internal?: boolean }>;
  volumes: Record<string, object>;
}

const root = join(import.meta.dirname, '../../..');
const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
const compose = parse(text, { merge: true }) as ComposeFile;
const containers = Object.entries(compose.services);
/** Containers that end, or that run only on request. */
const oneShots = ['init', 'roles', 'migrations', 'restore', 'recover'];
const lasting = containers.filter(([name]) => !oneShots.includes(name));
const mounts = (name: string) => compose.services[name]!.volumes.map((volume) => volume.split(':')[0]);
const mountedBy = (volume: string) =>
  containers.map(([name]) => name).filter((name) => mounts(name).includes(volume));

test('has every service with its address, image, variables and port', () => {
  expect(Object.keys(compose.services).toSorted()).toEqual(
    [...serviceNames, ...oneShots, 'kong', 'postgres', 'backup', 'base-backup', 'cache'].toSorted(),
  );
  for (const { name, port } of entries)
    expect(compose.services[name]).toMatchObject({ environment: { SERVICE: name, PORT: port } });
  const { environment } = compose.services['story-factory']!;
  for (const { name, port, urlVariable } of entries.filter((entry) => entry.name !== 'story-factory'))
    expect(environment?.[urlVariable]).toBe(`http://${name}:${port}`);
});

test('only Kong publishes ports', () => {
  expect(containers.filter(([, { ports }]) => ports).map(([name]) => name)).toEqual(['kong']);
  expect(compose.services['kong']!.ports).toEqual(['${HTTP_PORT:-8000}:8000', '${HTTPS_PORT:-8443}:8443']);
  expect(compose.networks['internal']).toEqual({ internal: true });
  for (const [name, { networks }] of containers)
    expect([name, networks]).toEqual([name, name === 'kong' ? ['internal', 'edge'] : ['internal']]);
  expect(compose.services['kong']!.environment).toMatchObject({
    // The container's own loopback, for scripts/configure-kong.
    KONG_ADMIN_LISTEN: '127.0.0.1:8001',
    KONG_PROXY_LISTEN: '0.0.0.0:8000, 0.0.0.0:8443 ssl http2',
    KONG_ADMIN_GUI_LISTEN: 'off',
  });
});

describe.each(containers)('%s', (name, container) => {
  test('has minimal privileges', () => {
    expect(container).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      tmpfs: expect.arrayContaining(['/tmp']),
      mem_limit: expect.any(String),
      pids_limit: expect.any(Number),
    });
    for (const forbidden of ['privileged', 'cap_add', 'container_name', 'network_mode'])
      expect(container).not.toHaveProperty(forbidden);
    expect(container.volumes.join()).not.toContain('docker.sock');
  });

  test('has only declared volumes', () => {
    for (const volume of mounts(name).filter((source) => !/^[.$]/.test(source!)))
      expect(compose.volumes).toHaveProperty(volume!);
  });

  test('has a versioned image', () => expect(container.image).toMatch(/:(\$\{VERSION:-dev\}|[\d.]+)$/));
});

describe.each(lasting)('%s', (_, container) => {
  test('has a health check and a restart policy', () => {
    expect(container.healthcheck?.test.length).toBeGreaterThan(1);
    expect(container['restart']).toBe('unless-stopped');
  });

  test('waits for its dependencies', () => {
    const needs = Object.entries(container.depends_on ?? {});
    expect(needs).not.toHaveLength(0);
    for (const [needed, { condition }] of needs)
      expect([needed, condition]).toEqual([
        needed,
        oneShots.includes(needed) ? 'service_completed_successfully' : 'service_healthy',
      ]);
  });
});

test('Kong can write to its prefix after every start, though its image lacks the folder', () => {
  const { tmpfs, user, environment } = compose.services['kong']!;
  expect(user).toBe('1000:1000');
  expect(tmpfs).toContain(`${environment!['KONG_PREFIX']}:uid=1000,gid=1000,mode=0700`);
});

test('Kong waits for every service', () =>
  expect(Object.keys(compose.services['kong']!.depends_on!)).toEqual(
    expect.arrayContaining([...serviceNames]),
  ));

test('secrets are mounted only where they are needed, and read-only', () => {
  expect(mountedBy('operator')).toEqual(['init']);
  expect(mountedBy('roles')).toEqual(['roles']);
  expect(mountedBy('owners')).toEqual(['roles', 'migrations']);
  expect(mountedBy('postgres-password')).toEqual(['init', 'postgres', 'roles', 'restore']);
  expect(mountedBy('backup-database')).toEqual(['roles', 'backup', 'base-backup']);
  expect(mountedBy('backups')).toEqual(['backup', 'restore']);
  expect(mountedBy('cache-password')).toEqual(['init', 'story-factory', 'cache']);
  expect(mountedBy('wal')).toEqual(['init', 'postgres', 'base-backup', 'recover']);
  expect(mountedBy('postgres-data')).toEqual(['postgres', 'recover']);
  for (const name of serviceNames) {
    expect(compose.services[name]!.depends_on).toHaveProperty('migrations');
    expect(mountedBy(`${name}-database`)).toEqual(['roles', name]);
    expect(compose.services[name]!.volumes).toContain(`${name}-database:/fountain/database:ro`);
    expect(compose.services[name]!.volumes).toContain('public:/fountain/public:ro');
  }
});

test('restores run only on request, and no container waits for backups', () => {
  expect(compose.services['restore']!['profiles']).toEqual(['restore']);
  expect(compose.services['recover']!['profiles']).toEqual(['recover']);
  for (const [name, { depends_on: needs = {} }] of containers)
    expect([name, Object.keys(needs).filter((needed) => /backup|restore|recover/.test(needed))]).toEqual([
      name,
      [],
    ]);
});

test('contains no secret', () => {
  for (const [name, { environment = {} }] of containers) {
    const suspicious = Object.entries(environment).filter(
      ([key, value]) =>
        (/PASSWORD|SECRET|TOKEN|_KEY$/.test(key) && !String(value).startsWith('/fountain/')) ||
        /:\/\/[^/]*@/.test(String(value)),
    );
    expect([name, suspicious]).toEqual([name, []]);
  }
  expect(text).not.toContain('env_file');
});

test('every target of kong.yml is a service of this file, at its port', () => {
  const kong = parse(readFileSync(join(root, 'kong/kong.yml'), 'utf8'), { merge: true }) as {
    upstreams: { targets: { target: string }[] }[];
  };
  const targets = kong.upstreams.flatMap((upstream) => upstream.targets.map(({ target }) => target));
  expect(targets).toEqual(
    serviceNames.map((name) => `${name}:${compose.services[name]!.environment!['PORT']}`),
  );
});

test('services in containers start with the flags of `pnpm start`', () =>
  expect(readFileSync(join(root, 'Dockerfile'), 'utf8')).toContain(`exec node ${heapFlags.join(' ')} `));

test('the image has a folder with its user as owner for every volume of the operator', () => {
  const [dockerfile] = readFileSync(join(root, 'Dockerfile'), 'utf8').split('FROM base AS service\n');
  const folders = containers
    .filter(([, { image }]) => image.includes('/operator:'))
    .flatMap(([, { volumes }]) => volumes)
    .filter((volume) => !volume.endsWith(':ro'))
    .map((volume) => /:(\/fountain\/[\w/-]+)/.exec(volume)?.[1])
    .filter((folder) => folder !== undefined);
  expect(folders.length).toBeGreaterThan(8);
  expect(dockerfile).toContain('for service in services/*/; do mkdir -p "/fountain/databases/$(basename');
  const ofServices = readdirSync(join(root, 'services')).map((name) => `/fountain/databases/${name}`);
  for (const folder of folders.filter((it) => !ofServices.includes(it)))
    expect(dockerfile).toMatch(new RegExp(`${folder}( |$)`, 'm'));
});
