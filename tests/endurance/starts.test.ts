import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  databaseNames,
  migrateServices,
  provision,
  startPostgres,
  type Postgres,
} from '@fountainai/postgres';
import { homeFiles, openKeys, passwordsIn } from '@fountainai/home';
import { waitUntilReady } from '@fountainai/local-stack';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { amount, report } from './amount.ts';
import type { Order } from './migrate-worker.ts';
import { postgresOptions, root } from './set-up-stack.ts';
import { startSequence } from './start-sequence.ts';

const processCount = amount({ short: 6, full: 20 });
const rounds = amount({ short: 2, full: 20 });
const instanceCount = amount({ short: 2, full: 20 });
const services = ['script', 'character', 'session-context', 'sequence', 'story-factory'];

let folder: string;
let postgres: Postgres;
const workers: ChildProcess[] = [];
const instances: Awaited<ReturnType<typeof startSequence>>[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fountainai-starts-'));
  postgres = await startPostgres(postgresOptions(folder));
  for (let i = 0; i < processCount; i++) {
    const worker = fork(new URL('./migrate-worker.ts', import.meta.url), { execArgv: [], stdio: 'inherit' });
    workers.push(worker);
  }
  for (const worker of workers) expect(await once(worker, 'message')).toEqual(['ready', undefined]);
});
afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL');
  await Promise.all(instances.map((instance) => instance.stop({ hurry: true })));
  await postgres?.stop({ hurry: true });
  await rm(folder, { recursive: true, force: true });
});

let databases = 0;

/** A fresh database with a service's empty schema. */
async function freshDatabase(service: string) {
  const name = `starts_${++databases}`;
  const client = new pg.Client({ connectionString: postgres.adminUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const adminUrl = Object.assign(new URL(postgres.adminUrl), { pathname: `/${name}` }).href;
  const urls = await provision(adminUrl, service, passwordsIn(homeFiles(folder).database, 'starts'));
  return { adminUrl, ...urls };
}

/**
 * Lets all processes migrate at the same moment.
 * @returns their errors
 */
async function atOnce(order: Order): Promise<string[]> {
  const answers = workers.map((worker) => once(worker, 'message'));
  for (const worker of workers) worker.send(order);
  const said = (await Promise.all(answers)).map(([answer]) => String(answer));
  return said.filter((answer) => answer !== 'done');
}

/** The migrations that a database has recorded, and the existing ones. */
async function migrationsOf(service: string, adminUrl: string): Promise<{ had: number; are: number }> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const { rows } = await client.query(
    `SELECT count(*)::int AS had FROM ${databaseNames(service).schema}.__drizzle_migrations`,
  );
  await client.end();
  const journal = join(root, 'services', service, 'migrations', 'meta', '_journal.json');
  const { entries } = JSON.parse(await readFile(journal, 'utf8')) as { entries: unknown[] };
  return { had: rows[0].had, are: entries.length };
}

describe('starts at the same moment', () => {
  test(`all migrate a fresh database, ${processCount} processes × ${rounds} rounds`, async () => {
    const failures: string[] = [];
    for (let round = 0; round < rounds; round++) {
      const service = services[round % services.length]!;
      const { adminUrl, migrationUrl } = await freshDatabase(service);
      failures.push(...(await atOnce({ service, migrationUrl, bare: false })));
      const { had, are } = await migrationsOf(service, adminUrl);
      expect([service, had]).toEqual([service, are]);
    }
    report({ processes: processCount, rounds, failures: failures.length });
    expect(failures).toEqual([]);
  });

  // The control: without the kit's lock the same starts collide.
  test('fail without the lock', async () => {
    const failures: string[] = [];
    for (let round = 0; round < 5 && failures.length === 0; round++) {
      const { migrationUrl } = await freshDatabase('script');
      failures.push(...(await atOnce({ service: 'script', migrationUrl, bare: true })));
    }
    report({ control: failures.length, example: failures[0]?.slice(0, 120) });
    expect(failures.length).toBeGreaterThan(0);
  });

  test(`bring up ${instanceCount} instances of a service, each of them ready`, async () => {
    const { databaseUrl, migrationUrl } = await freshDatabase('sequence');
    await migrateServices(root, { sequence: migrationUrl }, () => {});
    const files = homeFiles(folder);
    await openKeys(folder);
    await writeFile(files.revoked, '[]');
    for (let i = 0; i < instanceCount; i++)
      instances.push(await startSequence(folder, `sequence-${i}`, databaseUrl));
    await Promise.all(instances.map(({ ready }) => ready));
    const urls = Object.fromEntries(instances.map(({ name, url }) => [name, url]));
    await expect(waitUntilReady(urls)).resolves.toBeUndefined();
  });
});
