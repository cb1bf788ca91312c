import { fileURLToPath } from 'node:url';
import { migrate as runMigrations } from '@fountainai/drizzle/node-postgres/migrator';
import pg from 'pg';
import type { ServiceConfig } from './config.ts';
import { dbOf, schemaOf } from './database.ts';
import { patiently } from './patiently.ts';
import { closeToOtherWorkspaces } from './row-security.ts';

/**
 * Brings the service's schema up to date, with the role that owns it. Any number of processes may start at once: one
 * migrates, the others wait for it. Waits up to 30 s for a database that is still starting.
 * @param folder the service's migrations/
 */
export async function migrate(
  service: string,
  config: ServiceConfig['database'],
  folder: URL,
): Promise<void> {
  const schema = schemaOf(service);
  await withMigrationRole(service, config, async (client) => {
    await runMigrations(dbOf(client), { migrationsFolder: fileURLToPath(folder), migrationsSchema: schema });
    await closeToOtherWorkspaces(client, schema);
  });
}

/** Runs work on a connection of the role that owns the service's schema, of all processes one at a time. */
export async function withMigrationRole(
  service: string,
  config: ServiceConfig['database'],
  work: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const client = await patiently(() => connect(config.migrationUrl, `fountainai ${service} migration`));
  try {
    // Migrators take no lock of their own.
    await client.query(`SELECT pg_advisory_lock(hashtext('fountainai migration'), hashtext($1))`, [
      schemaOf(service),
    ]);
    await work(client);
  } finally {
    await client.end(); // this also gives the lock back
  }
}

async function connect(connectionString: string, application_name: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, application_name, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  await client.connect();
  return client;
}
