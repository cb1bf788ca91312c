import { measureJobs, type Database, type JobCount } from '@fountainai/service-kit';
import { jobsSchema, type Task } from './queue.ts';

const tasks: Task[] = ['compose', 'render'];

/** Measures the queue that all instances share. */
export function measureQueue(database: Database): void {
  measureJobs(() => countJobs(database));
}

/** Counts the present jobs of every kind. */
export async function countJobs({ pool }: Database): Promise<JobCount[]> {
  const { rows } = await pool.query<JobCount>(
    `SELECT task, count(id) FILTER (WHERE is_due)::int AS waiting,
       count(id) FILTER (WHERE locked_at IS NOT NULL)::int AS running,
       count(id) FILTER (WHERE locked_at IS NULL AND NOT is_due)::int AS failed,
       coalesce(extract(epoch FROM now() - min(run_at) FILTER (WHERE is_due)), 0)::float AS "oldestWaitingSeconds"
     FROM unnest($1::text[]) AS task
       LEFT JOIN (SELECT *, locked_at IS NULL AND run_at <= now() AS is_due FROM ${jobsSchema}.jobs) AS jobs
         ON task_identifier = task
     GROUP BY task ORDER BY task`,
    [tasks],
  );
  return rows;
}
