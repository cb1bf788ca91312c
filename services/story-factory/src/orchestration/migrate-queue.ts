import { drizzle } from '@fountainai/drizzle/node-postgres';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { enqueue, jobsSchema } from './queue.ts';

/**
 * Brings the tables of the queue up to date as their owner, and lets those use them who may use the story factory's. A
 * queue that is made anew beside orchestrations, as after a restore, is opened with a job for each that is not over.
 */
export async function migrateQueue(client: pg.Client, ownerUrl: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl, schema: jobsSchema });
  await openToGranted(client);
  const users = await usersOf(client, 'story_factory');
  await client.query('BEGIN');
  if ((await usersOf(client, jobsSchema)).length === 0) await refill(client);
  for (const user of users)
    await client.query(`
      GRANT USAGE ON SCHEMA ${jobsSchema} TO ${user};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${jobsSchema} TO ${user};
      REVOKE INSERT, UPDATE, DELETE ON ${jobsSchema}.migrations FROM ${user};
      GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${jobsSchema} TO ${user}`);
  await client.query('COMMIT');
}

/** The roles besides its owner that may use a schema, as SQL has their names. */
async function usersOf(client: pg.Client, schema: string): Promise<string[]> {
  const { rows } = await client.query<{ role: string }>(
    `SELECT grantee::regrole::text AS role FROM pg_namespace, aclexplode(nspacl)
      WHERE nspname = $1 AND privilege_type = 'USAGE' AND grantee NOT IN (0, nspowner)`,
    [schema],
  );
  return rows.map(({ role }) => role);
}

async function refill(client: pg.Client): Promise<void> {
  const { rows: pending } = await client.query<{ workspace: string; id: string; run: number }>(
    `SELECT workspace_id AS workspace, id, run FROM story_factory.orchestrations
      WHERE state IN ('queued', 'running') ORDER BY requested_at`,
  );
  const db = drizzle({ client });
  // What was composed or rendered already is not made again.
  for (const { workspace, id, run } of pending)
    await enqueue(db, 'compose', { workspace, orchestrationId: Number(id), run });
}

/** graphile-worker closes its tables to everybody but their owner; here another role works with them. */
async function openToGranted(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ relname: string }>(
    `SELECT c.relname FROM pg_class c WHERE c.relnamespace = $1::regnamespace AND c.relrowsecurity
       AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid)`,
    [jobsSchema],
  );
  for (const { relname } of rows)
    await client.query(
      `CREATE POLICY granted ON ${jobsSchema}.${pg.escapeIdentifier(relname)} USING (true) WITH CHECK (true)`,
    );
}
