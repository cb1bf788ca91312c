import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Writable } from 'node:stream';
import { type Admin, allowSetRole, ensureSchema, databaseNames } from '@fountainai/postgres';
import type { ArchiveReader } from './archive-reader.ts';
import { qualified } from './catalog.ts';
import { ledger, type ServiceData, tableMember, type TableData } from './manifest.ts';
import { migrationsOf } from './migrations.ts';

export interface Rebuilding {
  /** The client is in a transaction. */
  client: pg.Client;
  admin: Admin;
  archive: ArchiveReader;
  tick?: ((line: string) => void) | undefined;
}

const nothing: ServiceData = { migrations: [], tables: [], sequences: [] };

/**
 * Replaces a service's rows by those of a backup. It recreates the schema of the backup's release. The migration
 * at the next start adds the newer migrations and row level security.
 */
export async function rebuild(rebuilding: Rebuilding, service: string, data = nothing): Promise<void> {
  const { client, admin } = rebuilding;
  const names = databaseNames(service);
  const owner = client.escapeIdentifier(names.owner);
  await allowSetRole(client, admin, owner);
  await dropAllOf(client, names.owner);
  await ensureSchema(client, admin, names);
  await client.query(`SET LOCAL ROLE ${owner}`);
  for (const { sql } of migrationsOf(service, data.migrations))
    for (const statement of sql) await client.query(statement);
  // The same table as Drizzle makes; its rows come from the backup.
  await client.query(
    `CREATE TABLE ${qualified(client, names.schema, ledger)} (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at bigint)`,
  );
  for (const table of data.tables) await load(rebuilding, service, table);
  for (const { name, lastValue, isCalled } of data.sequences)
    await client.query('SELECT setval($1::regclass, $2, $3)', [
      qualified(client, names.schema, name),
      lastValue,
      isCalled,
    ]);
  await client.query('RESET ROLE');
}

/** A service may own more schemas, such as the story factory's queue; its migration makes them again. */
async function dropAllOf(client: pg.Client, owner: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT nspname AS name FROM pg_namespace WHERE pg_get_userbyid(nspowner) = $1',
    [owner],
  );
  await client.query(`SET LOCAL ROLE ${client.escapeIdentifier(owner)}`);
  for (const { name } of rows) await client.query(`DROP SCHEMA ${client.escapeIdentifier(name)} CASCADE`);
  await client.query('RESET ROLE');
}

async function load(
  { client, archive, tick }: Rebuilding,
  service: string,
  { name, columns, rows }: TableData,
): Promise<void> {
  tick?.(`loading ${service} ${name}`);
  const table = qualified(client, databaseNames(service).schema, name);
  const list = columns.map((column) => client.escapeIdentifier(column)).join(', ');
  const copy = client.query(copyFrom(`COPY ${table} (${list}) FROM STDIN`));
  await archive.pipe(tableMember(service, name), Writable.toWeb(copy));
  if (copy.rowCount !== rows)
    throw new Error(`${service} ${name} has ${copy.rowCount} rows instead of ${rows}.`);
  await client.query(`ANALYZE ${table}`);
}
