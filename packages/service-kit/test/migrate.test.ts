import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { passwordsIn, provision } from '@fountainai/local-stack';
import { migrate as bareMigrate } from '@fountainai/drizzle/node-postgres/migrator';
import pg from 'pg';
import { randomUUID } from 'node:crypto';
import { expect, inject, test } from 'vitest';
import { dbOf } from '../src/database.ts';
import { migrate } from '../src/migrate.ts';
import { patiently } from '../src/patiently.ts';
import { administer, onDatabase } from '../src/testing/test-postgres.ts';

const folder = new URL('../../../services/sequence/migrations/', import.meta.url);

async function emptyDatabase(): Promise<{
  config: { url: string; migrationUrl: string; poolSize: number };
  drop: () => Promise<void>;
}> {
  const { adminUrl, secretsFile } = inject('testServer');
  const name = `test migrate ${randomUUID()}`;
  await administer(adminUrl, `CREATE DATABASE "${name}"`);
  const { databaseUrl, migrationUrl } = await provision(
    onDatabase(adminUrl, name),
    'sequence',
    passwordsIn(secretsFile, 'test'),
  );
  return {
    config: { url: databaseUrl, migrationUrl, poolSize: 1 },
    drop: () => administer(adminUrl, `DROP DATABASE "${name}" WITH (FORCE)`),
  };
}

const starts = 20;

test('any number of services may start at once on an empty database', async () => {
  const { config, drop } = await emptyDatabase();
  const runs = await Promise.allSettled(
    Array.from({ length: starts }, () => migrate('sequence', config, folder)),
  );
  expect(runs.filter(({ status }) => status === 'rejected')).toEqual([]);
  await drop();
});

test('a database that cannot be reached yet is asked again, and nothing else is', async () => {
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => void silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  const refused = () => new pg.Client({ host: '127.0.0.1', port: 1 }).connect();
  const unanswered = () => new pg.Client({ host: '127.0.0.1', port, connectionTimeoutMillis: 50 }).connect();
  const tries = [refused, unanswered, async () => 'there'];
  expect(await patiently(async () => tries.shift()!())).toBe('there');
  silent.close();
  let asked = 0;
  await expect(
    patiently(async () => {
      asked++;
      throw new Error('a fault of ours');
    }),
  ).rejects.toThrow('a fault of ours');
  expect(asked).toBe(1);
});

// The control: without the lock the same starts get into each other's way.
test('the bare migrator fails when several start at once', async () => {
  const { config, drop } = await emptyDatabase();
  const runs = await Promise.allSettled(
    Array.from({ length: starts }, async () => {
      const client = new pg.Client({ connectionString: config.migrationUrl });
      await client.connect();
      try {
        await bareMigrate(dbOf(client), {
          migrationsFolder: fileURLToPath(folder),
          migrationsSchema: 'sequence',
        });
      } finally {
        await client.end();
      }
    }),
  );
  expect(runs.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
  await drop();
});
