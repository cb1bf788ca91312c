import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { CommandFailure } from '@fountainai/home';
import { withClient, databaseNames } from '@fountainai/postgres';
import type { ArchiveWriter } from './archive-writer.ts';
import { qualified, readingAll, sequencesOf, type Table, tablesOf } from './catalog.ts';
import { ledger, type ServiceData, tableMember, type TableData } from './manifest.ts';
import type { Place } from './places.ts';
import type { Progress } from './progress.ts';

/** So that the same rows are the same text, whatever the server and its settings. */
const session = `
  SET TimeZone = 'UTC'; SET DateStyle = 'ISO'; SET IntervalStyle = 'postgres'; SET extra_float_digits = 3;
  SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0; SET lock_timeout = '30s'`;

/** Copies all services' rows of one database into the archive, as they are at one moment. */
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
 * What a migration rewrites looks empty to a snapshot from before. So the tables are locked against changes of their form,
 * not of their rows, before the snapshot is taken.
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
  // After the tables: positions are of no snapshot, and may only be too far on.
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
  // When the file cannot be written, the connection ends under it, and nobody listens any more.
  copy.on('error', () => {});
  const { sha256 } = await archive.add(
    tableMember(service, name),
    progress.through(copy, `${service} ${name}`),
  );
  return { name, columns, rows: copy.rowCount, sha256 };
}
