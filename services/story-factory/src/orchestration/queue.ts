import type { Db } from '@fountainai/service-kit';
import { sql } from '@fountainai/drizzle';

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

/** Of one workspace one job at a time: none is in the way of the others. */
const queueOf = (task: Task, workspace: string) => `${task} ${workspace}`;

/** Puts a job into the queue in the transaction of `db`: it is there when what it is about is. */
export async function enqueue(db: Db, task: Task, payload: JobPayload): Promise<void> {
  const { workspace, orchestrationId, run } = payload;
  await db.execute(sql`
    SELECT FROM ${sql.identifier(jobsSchema)}.add_job(
      identifier => ${task}, payload => ${JSON.stringify(payload)}::json,
      queue_name => ${queueOf(task, workspace)}, max_attempts => ${mostAttempts},
      job_key => ${`${task} ${workspace} ${orchestrationId} ${run}`})`);
}

/**
 * Ends the turn of a workspace: all its jobs that could run go behind those of the workspaces that wait. Workers take the
 * job that was due first, so the next turn is that of the workspace that waited longest. Among the jobs of one workspace
 * the first to be asked for stays the first.
 */
export async function endTurn(db: Db, task: Task, workspace: string): Promise<void> {
  const schemaName = sql.identifier(jobsSchema);
  await db.execute(sql`
    SELECT ${schemaName}.reschedule_jobs(
      (SELECT array_agg(id) FROM ${schemaName}.jobs
       WHERE queue_name = ${queueOf(task, workspace)} AND locked_at IS NULL AND run_at <= now()),
      run_at => now())`);
}

/** What a job's key says about it. */
export function payloadOfKey(key: string): JobPayload {
  const [, workspace, orchestrationId, run] = key.split(' ');
  return { workspace: workspace!, orchestrationId: Number(orchestrationId), run: Number(run) };
}
