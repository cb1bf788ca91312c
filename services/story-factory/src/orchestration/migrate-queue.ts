import { drizzle } from '@fountainai/drizzle/node-postgres';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { enqueue, jobsSchema } from './queue.ts';

/**
 * Migrates the queue's tables as their owner and grants access to the roles that use the story factory's tables. A new
 * queue beside existing orchestrations, as after a restore, gets a job for each pending one.
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

/** Returns the roles other than the owner that may use a schema, as quoted SQL names. */
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
  // The jobs skip steps that are already finished.
  for (const { workspace, id, run } of pending)
    await enqueue(db, 'compose', { workspace, orchestrationId: Number(id), run });
}

/** graphile-worker grants access only to the owner of its tables, but the service works with another role. */
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
