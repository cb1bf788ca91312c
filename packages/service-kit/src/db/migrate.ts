import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { drizzle } from '@fountainai/drizzle/node-postgres';
import { migrate as runMigrations } from '@fountainai/drizzle/node-postgres/migrator';
import pg from 'pg';
import { databaseError } from './database-errors.ts';
import { addKeyPurge } from '../idempotency/key-purge.ts';
import { patiently } from './patiently.ts';
import { closeToOtherWorkspaces, openToOwner } from './row-security.ts';
import { schemaOf } from './schema-of.ts';
import {
  markPrepared,
  protectLedger,
  readKnownMigrations,
  readSchemaState,
  type KnownMigrations,
} from './schema-state.ts';

/** The migrations of one service. */
export interface Migration {
  service: string;
  /** The service's migrations/. */
  folder: URL;
  /** Migrates schemas of libraries, besides the service's own tables. */
  also?: (client: pg.Client, ownerUrl: string) => Promise<void>;
}

type Say = (line: string) => void;

/** A statement that waits for a lock blocks every later query on that table. */
const lockTimeoutMs = 2_000;
const mostTries = 20;
const progressMs = 10_000;

/**
 * Migrates a service's schema as the role that owns it. It is safe to repeat, also from several processes: one
 * migrates, the others wait. Waits up to 30 s for a database that is still starting.
 * @param say receives progress, one line a call
 */
export async function migrate(migration: Migration, ownerUrl: string, say: Say = () => {}): Promise<void> {
  const { service, folder } = migration;
  const schema = schemaOf(service);
  const client = await patiently(() => connect(ownerUrl, `fountainai ${service} migration`));
  try {
    await takeTurn(client, schema, say);
    await refuseOtherOwner(client, schema);
    const known = readKnownMigrations(folder);
    const { missing, isNewer } = await readSchemaState(client, schema, known);
    if (isNewer) return leaveNewer(missing, say);
    say(missing.length === 0 ? 'nothing is missing' : `migrating: ${missing.join(', ')}`);
    await client.query(`SET lock_timeout = ${lockTimeoutMs}`);
    await whenUnlocked(() => bringUpToDate(client, migration, known, say), say);
    await migration.also?.(client, ownerUrl);
    await markPrepared(client, schema, known);
    if (missing.length > 0) say('done');
  } finally {
    await client.end(); // the end of the session releases the advisory lock
  }
}

function leaveNewer(missing: string[], say: Say): void {
  if (missing.length > 0)
    throw new Error(
      `The schema is of another release: it has migrations that this one does not know, and lacks ${missing.join(', ')}.`,
    );
  say('the schema is of a newer release, and stays as it is');
}

async function bringUpToDate(
  client: pg.Client,
  { service, folder }: Migration,
  known: KnownMigrations,
  say: Say,
): Promise<void> {
  const schema = schemaOf(service);
  // Migrations need to see the rows of all workspaces.
  await openToOwner(client, schema);
  await withProgress(say, async (logQuery) => {
    const db = drizzle({ client, logger: { logQuery } });
    await runMigrations(db, { migrationsFolder: fileURLToPath(folder), migrationsSchema: schema });
  });
  await closeToOtherWorkspaces(client, schema);
  await addKeyPurge(client, schema);
  await protectLedger(client, schema);
  const { missing } = await readSchemaState(client, schema, known);
  if (missing.length > 0)
    throw new Error(
      `${missing.join(', ')} came too late: migrations that the schema has are newer. Generate it anew.`,
    );
}

/** Drizzle's migrator takes no lock, so concurrent migrations would collide. */
async function takeTurn(client: pg.Client, schema: string, say: Say): Promise<void> {
  const key = `hashtext('fountainai migration'), hashtext($1)`;
  const { rows } = await client.query<{ mine: boolean }>(`SELECT pg_try_advisory_lock(${key}) AS mine`, [
    schema,
  ]);
  if (rows[0]!.mine) return;
  say('waits for another migration of this schema');
  await client.query(`SELECT pg_advisory_lock(${key})`, [schema]);
}

async function refuseOtherOwner(client: pg.Client, schema: string): Promise<void> {
  const { rows } = await client.query<{ owner: string; role: string }>(
    'SELECT pg_get_userbyid(nspowner) AS owner, current_user AS role FROM pg_namespace WHERE nspname = $1',
    [schema],
  );
  const { owner, role } = rows[0] ?? {};
  if (owner !== role)
    throw new Error(`The schema ${schema} belongs to ${owner}; MIGRATION_DATABASE_URL is of ${role}.`);
}

/** Runs work under a lock timeout and repeats it while a lock is held. */
async function whenUnlocked(work: () => Promise<void>, say: Say): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const isLocked = ['55P03', '40P01'].includes(databaseError(error)?.code ?? '');
      if (!isLocked || attempt === mostTries) throw error;
      say(`a table is in use; tries again (${attempt} of ${mostTries})`);
      await sleep(1_000);
    }
  }
}

/** Logs the running statement every ten seconds. */
async function withProgress(
  say: Say,
  work: (logQuery: (statement: string) => void) => Promise<void>,
): Promise<void> {
  let current = '';
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const timer = setInterval(() => say(`${seconds()} s: ${current}`), progressMs);
  try {
    await work((statement) => (current = statement.trim().replaceAll(/\s+/g, ' ').slice(0, 100)));
  } finally {
    clearInterval(timer);
  }
}

async function connect(connectionString: string, application_name: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, application_name, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  await client.connect();
  return client;
}

/**
 * The main function of a service's migrate.ts. Exit code 0: the schema is up to date; 1: failed, with the reason
 * in one line.
 */
export async function runMigrate(migration: Migration, env: NodeJS.ProcessEnv): Promise<void> {
  const say = (line: string) => console.log(`${migration.service}: ${line}`);
  try {
    const ownerUrl = env['MIGRATION_DATABASE_URL'];
    if (!ownerUrl)
      throw new Error('MIGRATION_DATABASE_URL is missing: PostgreSQL, with the role that owns the schema');
    await migrate(migration, ownerUrl, say);
  } catch (error) {
    console.error(`${migration.service}: the migration failed: ${reasonOf(error)}`);
    process.exitCode = 1;
  }
}

/** Drizzle wraps PostgreSQL's error in one with the SQL text. */
function reasonOf(error: unknown): string {
  const { message } = error instanceof Error ? error : new Error(String(error));
  const cause = databaseError(error);
  return cause && cause !== error ? `${cause.message}. ${message.slice(0, 300)}` : message;
}
