import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { passwordsIn } from '@fountainai/home';
import { provision } from '@fountainai/postgres';
import { drizzle } from '@fountainai/drizzle/node-postgres';
import { migrate as bareMigrate } from '@fountainai/drizzle/node-postgres/migrator';
import pg from 'pg';
import { randomUUID } from 'node:crypto';
import { expect, inject, test } from 'vitest';
import { migrate } from '../src/db/migrate.ts';
import { patiently } from '../src/db/patiently.ts';
import { administer, onDatabase } from '@fountainai/service-testing';

const folder = new URL('../../../services/sequence/migrations/', import.meta.url);
const sequence = { service: 'sequence', folder };

interface EmptyDatabase {
  adminUrl: string;
  ownerUrl: string;
  databaseUrl: string;
  drop: () => Promise<void>;
}

async function emptyDatabase(): Promise<EmptyDatabase> {
  const { adminUrl, secretsFile } = inject('testServer');
  const name = `test migrate ${randomUUID()}`;
  await administer(adminUrl, `CREATE DATABASE "${name}"`);
  const url = onDatabase(adminUrl, name);
  const roles = await provision(url, 'sequence', passwordsIn(secretsFile, 'test'));
  return {
    adminUrl: url,
    ownerUrl: roles.migrationUrl,
    databaseUrl: roles.databaseUrl,
    drop: () => administer(adminUrl, `DROP DATABASE "${name}" WITH (FORCE)`),
  };
}

async function rowsOf(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const starts = 20;

test('of several concurrent migrations on an empty database one migrates', async () => {
  const { ownerUrl, drop } = await emptyDatabase();
  const said: string[] = [];
  const runs = await Promise.allSettled(
    Array.from({ length: starts }, () => migrate(sequence, ownerUrl, (line) => said.push(line))),
  );
  expect(runs.filter(({ status }) => status === 'rejected')).toEqual([]);
  expect(said.filter((line) => line.startsWith('migrating: 0000_start'))).toHaveLength(1);
  expect(said.filter((line) => line === 'nothing is missing')).toHaveLength(starts - 1);
  await drop();
});

test('during a migration the owner sees all rows, the service only those of its workspace', async () => {
  const { adminUrl, ownerUrl, databaseUrl, drop } = await emptyDatabase();
  await migrate(sequence, ownerUrl);
  await administer(
    adminUrl,
    `INSERT INTO sequence.counters (workspace_id, number_line, element_type, element_id, value)
     VALUES ('a', 'v1', 'x', 1, 1), ('b', 'v1', 'x', 1, 1)`,
  );
  // Restores the state of tables from an earlier release.
  await administer(adminUrl, 'ALTER TABLE sequence.counters FORCE ROW LEVEL SECURITY');
  const seen = 'SELECT workspace_id FROM sequence.counters';
  expect(await rowsOf(ownerUrl, seen)).toHaveLength(0);
  await migrate(sequence, ownerUrl);
  expect(await rowsOf(ownerUrl, seen)).toHaveLength(2);
  expect(await rowsOf(databaseUrl, seen)).toEqual([]);
  await drop();
});

test('the service may read the list of migrations but not change it', async () => {
  const { ownerUrl, databaseUrl, drop } = await emptyDatabase();
  await migrate(sequence, ownerUrl);
  const ledger = 'sequence.__drizzle_migrations';
  expect((await rowsOf(databaseUrl, `SELECT * FROM ${ledger}`)).length).toBeGreaterThan(0);
  for (const write of [
    `DELETE FROM ${ledger}`,
    `UPDATE ${ledger} SET hash = ''`,
    `INSERT INTO ${ledger} VALUES (9, '', 9)`,
  ])
    await expect(rowsOf(databaseUrl, write)).rejects.toThrow('permission denied');
  await drop();
});

test('a locked table is tried again and does not block others for long', async () => {
  const { adminUrl, ownerUrl, drop } = await emptyDatabase();
  await migrate(sequence, ownerUrl);
  await administer(adminUrl, 'ALTER TABLE sequence.counters FORCE ROW LEVEL SECURITY');
  const reader = new pg.Client({ connectionString: adminUrl });
  await reader.connect();
  await reader.query('BEGIN; SELECT FROM sequence.counters');
  const said: string[] = [];
  const step = migrate(sequence, ownerUrl, (line) => said.push(line));
  await expect.poll(() => said.join()).toContain('a table is in use; tries again');
  await reader.query('COMMIT');
  await reader.end();
  await step;
  await drop();
});

test('only the owner of the schema can migrate', async () => {
  const { adminUrl, databaseUrl, drop } = await emptyDatabase();
  for (const url of [adminUrl, databaseUrl])
    await expect(migrate(sequence, url)).rejects.toThrow(
      /belongs to fountain_sequence_owner; .* is of fountain_/,
    );
  await drop();
});

test('an unreachable database is tried again, other errors are not', async () => {
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

// The control experiment: without the lock the same starts collide.
test('without the lock, concurrent runs of the bare migrator fail', async () => {
  const { ownerUrl, drop } = await emptyDatabase();
  const runs = await Promise.allSettled(
    Array.from({ length: starts }, async () => {
      const client = new pg.Client({ connectionString: ownerUrl });
      await client.connect();
      try {
        await bareMigrate(drizzle({ client }), {
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
