import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Writable } from 'node:stream';
import { type Admin, allowSetRole, ensureSchema, databaseNames } from '@fountainai/postgres';
import type { ArchiveReader } from './archive-reader.ts';
import { qualified } from './catalog.ts';
import { ledger, type ServiceData, tableMember, type TableData } from './manifest.ts';
import { migrationsOf } from './migrations.ts';

export interface Rebuilding {
  /** In a transaction. */
  client: pg.Client;
  admin: Admin;
  archive: ArchiveReader;
  tick?: ((line: string) => void) | undefined;
}

const nothing: ServiceData = { migrations: [], tables: [], sequences: [] };

/**
 * Puts the rows of a backup in the place of a service's own: its schema is made anew, as the release made it that made the
 * backup. The migration step of the next start adds what that release lacks, and closes the tables to other workspaces.
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
  // As Drizzle makes it; the rows come from the backup.
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

/** A service may have schemas besides its own, like the queue of the story factory, and its migration makes them anew. */
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
