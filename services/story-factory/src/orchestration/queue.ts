import { dbOf, withMigrationRole, type Db, type ServiceConfig } from '@fountainai/service-kit';
import { asc, inArray, sql } from '@fountainai/drizzle';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { orchestrations, schema } from '../tables.ts';

/** Where graphile-worker keeps its jobs. A job says which row it is about, and nothing of what is in it. */
export const jobsSchema = 'story_factory_jobs';

export type Task = 'compose' | 'render';

export interface JobPayload {
  workspace: string;
  orchestrationId: number;
  /** Which run of it: a job is of no use any more once it was begun again. */
  run: number;
}

/** Often enough for a disk to be cleared or a database to come back: the last time is over half an hour later. */
const mostAttempts = 8;

/** Puts a job into the queue in the transaction of `db`: it is there when what it is about is. */
export async function enqueue(db: Db, task: Task, payload: JobPayload): Promise<void> {
  const { workspace, orchestrationId, run } = payload;
  // Of one workspace one at a time, so that none is in the way of the others.
  await db.execute(sql`
    SELECT FROM ${sql.identifier(jobsSchema)}.add_job(
      identifier => ${task}, payload => ${JSON.stringify(payload)}::json,
      queue_name => ${`${task} ${workspace}`}, max_attempts => ${mostAttempts},
      job_key => ${`${task} ${workspace} ${orchestrationId} ${run}`})`);
}

/** What a job's key says about it. */
export function payloadOfKey(key: string): JobPayload {
  const [, workspace, orchestrationId, run] = key.split(' ');
  return { workspace: workspace!, orchestrationId: Number(orchestrationId), run: Number(run) };
}

/**
 * Brings the tables of the queue up to date with the role that may, and lets the service's role use them. A queue that is
 * made anew beside orchestrations, as after a restore, is opened with a job for each that is not over.
 */
export async function migrateQueue(config: ServiceConfig['database']): Promise<void> {
  await withMigrationRole('story-factory', config, async (client) => {
    await runMigrations({ connectionString: config.migrationUrl, schema: jobsSchema });
    await openToGranted(client);
    const user = decodeURIComponent(new URL(config.url).username);
    const role = pg.escapeIdentifier(user);
    const inSchema = `IN SCHEMA ${jobsSchema} TO ${role}`;
    await client.query('BEGIN');
    if (!(await isOpen(client, user))) await refill(client);
    await client.query(`
      GRANT USAGE ON SCHEMA ${jobsSchema} TO ${role};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES ${inSchema};
      GRANT USAGE, SELECT ON ALL SEQUENCES ${inSchema};
      COMMIT`);
  });
}

/** Whether the service has ever been let in. */
async function isOpen(client: pg.ClientBase, user: string): Promise<boolean> {
  const { rows } = await client.query<{ open: boolean }>(
    `SELECT has_schema_privilege($1, $2, 'USAGE') AS open`,
    [user, jobsSchema],
  );
  return rows[0]!.open;
}

async function refill(client: pg.ClientBase): Promise<void> {
  // Of all workspaces, which row level security hides from the owner of the table too.
  await client.query(`ALTER TABLE ${schema.schemaName}.orchestrations NO FORCE ROW LEVEL SECURITY`);
  const db = dbOf(client);
  const pending = await db
    .select({
      workspace: orchestrations.workspaceId,
      orchestrationId: orchestrations.id,
      run: orchestrations.run,
    })
    .from(orchestrations)
    .where(inArray(orchestrations.state, ['queued', 'running']))
    .orderBy(asc(orchestrations.requestedAt));
  await client.query(`ALTER TABLE ${schema.schemaName}.orchestrations FORCE ROW LEVEL SECURITY`);
  // What was composed or rendered already is not made again.
  for (const payload of pending) await enqueue(db, 'compose', payload);
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
