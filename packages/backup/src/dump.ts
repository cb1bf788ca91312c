import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { CommandFailure } from '@fountainai/home';
import { withClient, databaseNames } from '@fountainai/postgres';
import type { ArchiveWriter } from './archive-writer.ts';
import { qualified, readingAll, sequencesOf, type Table, tablesOf } from './catalog.ts';
import { ledger, type ServiceData, tableMember, type TableData } from './manifest.ts';
import type { Place } from './places.ts';
import type { Progress } from './progress.ts';

/** With these settings every server writes the same rows as the same text. */
const session = `
  SET TimeZone = 'UTC'; SET DateStyle = 'ISO'; SET IntervalStyle = 'postgres'; SET extra_float_digits = 3;
  SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0; SET lock_timeout = '30s'`;

/** Copies the rows of all services in one database into the archive, from one snapshot. */
export async function dump(
  { adminUrl, services }: Place,
  archive: ArchiveWriter,
  progress: Progress,
): Promise<{ postgres: string; services: Record<string, ServiceData> }> {
  return withClient(
    adminUrl,
    (client) =>
      readingAll(client, async () => {
        await client.query(session);
        const tables = await beginSnapshot(client, services);
        const dumped: Record<string, ServiceData> = {};
        for (const service of services) {
          const { schema } = databaseNames(service);
          const own = tables.filter((table) => table.schema === schema);
          if (own.some(({ name }) => name === ledger))
            dumped[service] = await dumpService({ client, archive, progress }, service, own);
        }
        const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
        return { postgres: rows[0]!.server_version, services: dumped };
      }),
    'fountainai backup',
  );
}

/**
 * A table that a migration rewrites looks empty to an older snapshot. The tables are therefore locked against
 * changes of their structure, not of their rows, before the snapshot.
 */
async function beginSnapshot(client: pg.Client, services: string[]): Promise<Table[]> {
  const schemas = services.map((service) => databaseNames(service).schema);
  const before = await tablesOf(client, schemas);
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const names = before.map(({ schema, name }) => qualified(client, schema, name));
  if (names.length > 0) await client.query(`LOCK TABLE ${names.join(', ')} IN ACCESS SHARE MODE`);
  const tables = await tablesOf(client, schemas);
  if (JSON.stringify(tables) === JSON.stringify(before)) return tables;
  throw new CommandFailure('A service changed its tables at this very moment. Try again.');
}

interface Dumping {
  client: pg.Client;
  archive: ArchiveWriter;
  progress: Progress;
}

async function dumpService(dumping: Dumping, service: string, tables: Table[]): Promise<ServiceData> {
  const { client } = dumping;
  const { schema } = databaseNames(service);
  const { rows } = await client.query<{ hash: string }>(
    `SELECT hash FROM ${qualified(client, schema, ledger)} ORDER BY created_at`,
  );
  const data: ServiceData = { migrations: rows.map(({ hash }) => hash), tables: [], sequences: [] };
  for (const table of tables) data.tables.push(await dumpTable(dumping, service, table));
  // Sequences have no snapshot. Reading them after the tables gives positions that are never too low.
  for (const name of await sequencesOf(client, schema)) {
    const { rows: positions } = await client.query<{ lastValue: string; isCalled: boolean }>(
      `SELECT last_value AS "lastValue", is_called AS "isCalled" FROM ${qualified(client, schema, name)}`,
    );
    data.sequences.push({ name, ...positions[0]! });
  }
  return data;
}

async function dumpTable(
  { client, archive, progress }: Dumping,
  service: string,
  { schema, name, columns }: Table,
): Promise<TableData> {
  const list = columns.map((column) => client.escapeIdentifier(column)).join(', ');
  const copy = client.query(copyTo(`COPY ${qualified(client, schema, name)} (${list}) TO STDOUT`));
  // A failed write ends the connection of this stream, and its error is reported elsewhere.
  copy.on('error', () => {});
  const { sha256 } = await archive.add(
    tableMember(service, name),
    progress.through(copy, `${service} ${name}`),
  );
  return { name, columns, rows: copy.rowCount, sha256 };
}
