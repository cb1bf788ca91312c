import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { drizzle } from '@fountainai/drizzle/node-postgres';
import { migrate as runMigrations } from '@fountainai/drizzle/node-postgres/migrator';
import { databaseNames, migrateServices, provision } from '@fountainai/postgres';
import { passwordsIn } from '@fountainai/home';
import pg from 'pg';
import { inject } from 'vitest';
import type { TestDatabase } from './test-database.ts';
import { administer, onDatabase, withClient } from './test-postgres.ts';

const root = new URL('../../../', import.meta.url);

/** A service's tables in the first release, and their rows in two workspaces. */
const folderOf = (service: string) => new URL(`services/${service}/test/first-release/`, root);

type Rows = Record<string, Record<string, unknown>[]>;

/** Returns the rows of each table, without generated columns. */
export function firstReleaseRows(service: string): Rows {
  return readJson(service, 'rows.json') as Rows;
}

/** Returns the position of each sequence; sequences span all workspaces. */
export function firstReleaseSequences(service: string): Record<string, number> {
  return readJson(service, 'sequences.json') as Record<string, number>;
}

function readJson(service: string, name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, folderOf(service)), 'utf8'));
}

export interface FirstReleaseDatabase extends TestDatabase {
  /** Runs the service's present migrations. */
  migrate(): Promise<void>;
}

/** Makes a filled database of the first release for one test; it is not migrated yet. */
export async function createFirstReleaseDatabase(service: string): Promise<FirstReleaseDatabase> {
  const { adminUrl: server, secretsFile } = inject('testServer');
  const name = `test first release ${service} ${randomUUID()}`;
  await administer(server, `CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  const adminUrl = onDatabase(server, name);
  const { databaseUrl, migrationUrl } = await provision(adminUrl, service, passwordsIn(secretsFile, 'test'));
  await fillAsFirstRelease(service, adminUrl, migrationUrl);
  return {
    config: { url: databaseUrl, poolSize: 5 },
    ownerUrl: migrationUrl,
    adminUrl,
    migrate: () => migrateServices(fileURLToPath(root), { [service]: migrationUrl }, () => {}),
    drop: () => administer(server, `DROP DATABASE ${pg.escapeIdentifier(name)} WITH (FORCE)`),
  };
}

/** Creates the tables and rows of the first release in a service's empty schema. */
export async function fillAsFirstRelease(service: string, adminUrl: string, ownerUrl: string): Promise<void> {
  const { schema } = databaseNames(service);
  await withClient(ownerUrl, async (client) => {
    const migrationsFolder = fileURLToPath(folderOf(service));
    await runMigrations(drizzle({ client }), { migrationsFolder, migrationsSchema: schema });
  });
  await withClient(adminUrl, async (client) => {
    // Triggers of that release would change the rows.
    await client.query('SET session_replication_role = replica');
    for (const [table, rows] of Object.entries(firstReleaseRows(service)))
      await fillTable(client, `"${schema}".${table}`, rows);
    for (const [name, value] of Object.entries(firstReleaseSequences(service)))
      await client.query(`SELECT setval($1::regclass, $2)`, [`"${schema}".${name}`, value]);
  });
}

async function fillTable(client: pg.Client, table: string, rows: Record<string, unknown>[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).map((column) => pg.escapeIdentifier(column));
  if (columns.length > 0)
    await client.query(
      `INSERT INTO ${table} (${columns.join()}) OVERRIDING SYSTEM VALUE
       SELECT ${columns.join()} FROM jsonb_populate_recordset(NULL::${table}, $1)`,
      [JSON.stringify(rows)],
    );
  await client.query(`
    ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
    CREATE POLICY workspace ON ${table}
      USING (workspace_id = current_setting('app.ws', true))
      WITH CHECK (workspace_id = current_setting('app.ws', true))`);
}
