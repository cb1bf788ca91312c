import type pg from 'pg';
import { fail, inJob, type JobParts } from './job.ts';
import { jobsSchema, payloadOfKey } from './queue.ts';

// graphile-worker frees the jobs of a dead worker after four hours. A PostgreSQL lock ends with the worker's
// connection, so it shows a dead worker within seconds.
const lock = `hashtextextended('story factory worker ' || $1, 0)`;

/** Takes the lock that shows a pool of workers is alive, for as long as this connection lasts. */
export async function showAlive(client: pg.ClientBase, pool: string): Promise<void> {
  await client.query(`SELECT pg_advisory_lock(${lock})`, [pool]);
}

/**
 * Frees the jobs of dead workers, so that other workers take them, and ends jobs that repeatedly killed their worker.
 * @param own pools of this connection, excluded because a session can take its own lock again
 * @param sinceMs younger jobs are skipped, because their worker may not hold its lock yet
 */
export async function takeOver(
  client: pg.ClientBase,
  parts: JobParts,
  own: string[],
  sinceMs: number,
): Promise<void> {
  const { rows } = await client.query<{ pool: string }>(
    `SELECT DISTINCT locked_by AS pool FROM ${jobsSchema}.jobs
     WHERE locked_at < now() - $1 * interval '1 millisecond' AND NOT locked_by = ANY ($2)`,
    [sinceMs, own],
  );
  for (const { pool } of rows) {
    const dead = await client.query<{ mine: boolean }>(`SELECT pg_try_advisory_lock(${lock}) AS mine`, [
      pool,
    ]);
    if (!dead.rows[0]!.mine) continue;
    await client.query(`SELECT ${jobsSchema}.force_unlock_workers(ARRAY[$1])`, [pool]);
    await client.query(`SELECT pg_advisory_unlock(${lock})`, [pool]);
  }
  await endExhausted(client, parts);
}

async function endExhausted(client: pg.ClientBase, parts: JobParts): Promise<void> {
  const { rows } = await client.query<{ id: string; key: string }>(
    `SELECT id, key FROM ${jobsSchema}.jobs
     WHERE locked_at IS NULL AND attempts >= max_attempts AND key IS NOT NULL`,
  );
  // Such a job has given its key to the next step, so no work is left for it.
  await client.query(
    `SELECT ${jobsSchema}.complete_jobs(array_agg(id)) FROM ${jobsSchema}.jobs
     WHERE locked_at IS NULL AND attempts >= max_attempts AND key IS NULL`,
  );
  for (const { id, key } of rows) {
    const job = payloadOfKey(key);
    const message = 'This was begun several times, and each time the process ended before it was done.';
    await inJob(parts, job, (db) => fail(db, job, { step: key.split(' ', 1)[0]!, headingId: null, message }));
    await client.query(`SELECT FROM ${jobsSchema}.complete_jobs(ARRAY[$1::bigint])`, [id]);
  }
}
