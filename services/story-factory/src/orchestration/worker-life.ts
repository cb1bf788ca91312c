import type pg from 'pg';
import { fail, inJob, type JobParts } from './job.ts';
import { jobsSchema, payloadOfKey } from './queue.ts';

// graphile-worker takes a job for abandoned after four hours. A lock of PostgreSQL's own goes away with the connection
// of the worker that holds it, and so says within seconds who is dead.
const lock = `hashtextextended('story factory worker ' || $1, 0)`;

/** Shows the others that a pool of workers lives, for as long as this connection does. */
export async function showAlive(client: pg.ClientBase, pool: string): Promise<void> {
  await client.query(`SELECT pg_advisory_lock(${lock})`, [pool]);
}

/**
 * Frees the jobs of workers that are dead, so that the next free worker takes them up, and ends those that have taken
 * down one worker after the other.
 * @param own pools that are not to be asked: whoever holds a lock can take it again
 * @param sinceMs younger ones may not have had the time to show that they live
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
  // A job that has queued the next step has lost its key to it; nothing is left of it to do.
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
