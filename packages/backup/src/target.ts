import type pg from 'pg';
import { CommandFailure, codeOf } from '@fountainai/home';
import { databaseNames } from '@fountainai/postgres';
import { qualified, readingAll, tablesOf } from './catalog.ts';
import { ledger } from './manifest.ts';
import type { Place } from './places.ts';

/**
 * Services cache rows by ETags, and a restore repeats their numbers, so no service may stay connected.
 * @throws CommandFailure when one is connected
 */
export async function refuseUsed(client: pg.Client, { services }: Place): Promise<void> {
  const roles = services.map(databaseNames).flatMap(({ owner, app }) => [owner, app]);
  const { rows } = await client.query<{ role: string }>(
    `SELECT DISTINCT usename AS role FROM pg_stat_activity
      WHERE datname = current_database() AND usename = ANY ($1) ORDER BY 1`,
    [roles],
  );
  if (rows.length === 0) return;
  const names = services.filter((service) => {
    const { owner, app } = databaseNames(service);
    return rows.some(({ role }) => role === owner || role === app);
  });
  throw new CommandFailure(`Services use this database: ${names.join(', ')}. Stop them, then restore.`);
}

/** @throws CommandFailure when a service has a row */
export async function refuseOccupied(client: pg.Client, { adminUrl, services }: Place): Promise<void> {
  const tables = await tablesOf(
    client,
    services.map((service) => databaseNames(service).schema),
  );
  await readingAll(client, async () => {
    for (const { schema, name } of tables.filter((table) => table.name !== ledger)) {
      const { rows } = await client.query<{ full: boolean }>(
        `SELECT EXISTS (SELECT FROM ${qualified(client, schema, name)}) AS full`,
      );
      if (!rows[0]?.full) continue;
      const { host, pathname } = new URL(adminUrl);
      throw new CommandFailure(
        `There is data in ${host}${pathname} already (${schema}.${name}), and nothing was changed. ` +
          'With --replace the backup takes its place; make a backup of it first.',
      );
    }
  });
}

/**
 * Begins a transaction that loads rows without triggers and foreign key checks, because tables come in any order.
 * @throws CommandFailure when the administrator lacks the privilege
 */
export async function beginLoading(client: pg.Client): Promise<void> {
  await client.query(`BEGIN; SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '10s'`);
  try {
    await client.query('SET LOCAL session_replication_role = replica');
  } catch (error) {
    if (codeOf(error) !== '42501') throw error;
    throw new CommandFailure(
      `The database user ${client.user} may not leave triggers out. Let a superuser say ` +
        `GRANT SET ON PARAMETER session_replication_role TO ${client.escapeIdentifier(client.user ?? '')};`,
      { cause: error },
    );
  }
}
