import type { Db } from '@fountainai/service-kit';
import { sql } from '@fountainai/drizzle';

/** The schema of graphile-worker's jobs. A job names its row but holds no content of it. */
export const jobsSchema = 'story_factory_jobs';

export type Task = 'compose' | 'render';

export interface JobPayload {
  workspace: string;
  orchestrationId: number;
  /** The run of the orchestration. A new run makes jobs of earlier runs obsolete. */
  run: number;
}

/** The last attempt is over half an hour later, so that a full disk or a lost database can recover. */
const mostAttempts = 8;

/** The queue runs one job of a workspace at a time, so that no workspace blocks the others. */
const queueOf = (task: Task, workspace: string) => `${task} ${workspace}`;

/** Queues a job in the transaction of `db`, so that the job and its row exist together. */
export async function enqueue(db: Db, task: Task, payload: JobPayload): Promise<void> {
  const { workspace, orchestrationId, run } = payload;
  await db.execute(sql`
    SELECT FROM ${sql.identifier(jobsSchema)}.add_job(
      identifier => ${task}, payload => ${JSON.stringify(payload)}::json,
      queue_name => ${queueOf(task, workspace)}, max_attempts => ${mostAttempts},
      job_key => ${`${task} ${workspace} ${orchestrationId} ${run}`})`);
}

/**
 * Ends the turn of a workspace: its runnable jobs move behind those of the waiting workspaces. Workers take the job
 * that was due first, so the next turn goes to the workspace that waited longest. The jobs of one workspace keep their
 * order.
 */
export async function endTurn(db: Db, task: Task, workspace: string): Promise<void> {
  const schemaName = sql.identifier(jobsSchema);
  await db.execute(sql`
    SELECT ${schemaName}.reschedule_jobs(
      (SELECT array_agg(id) FROM ${schemaName}.jobs
       WHERE queue_name = ${queueOf(task, workspace)} AND locked_at IS NULL AND run_at <= now()),
      run_at => now())`);
}

/** Parses the key of a job. */
export function payloadOfKey(key: string): JobPayload {
  const [, workspace, orchestrationId, run] = key.split(' ');
  return { workspace: workspace!, orchestrationId: Number(orchestrationId), run: Number(run) };
}
