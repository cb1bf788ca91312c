import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import type { Database } from '../db/database.ts';
import { addCounter } from '../observe/metrics.ts';

const intervalMs = 5 * 60_000;
const batch = 1_000;

const purged = addCounter(
  'fountain_idempotency_keys_purged_total',
  'Keys of over a day that were deleted',
  [],
);
const failed = addCounter('fountain_idempotency_purges_failed_total', 'Purges of keys that failed', []);

/**
 * Adds the SQL function that deletes expired keys. It runs as the owner for all workspaces and returns only a
 * count. The service itself sees no row of them. The migration calls it.
 */
export async function addKeyPurge(client: pg.ClientBase, schema: string): Promise<void> {
  const keys = `${pg.escapeIdentifier(schema)}.idempotency_keys`;
  const isExpired = `created_at < now() - interval '24 hours'`;
  // It deletes one workspace at a time: the index begins with the workspace, and a sharded table keeps it on one
  // node.
  await client.query(`
    CREATE OR REPLACE FUNCTION ${pg.escapeIdentifier(schema)}.purge_idempotency_keys(most integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    DECLARE
      workspace text;
      deleted integer;
      total integer := 0;
    BEGIN
      FOR workspace IN SELECT DISTINCT workspace_id FROM ${keys} WHERE ${isExpired} ORDER BY 1 LIMIT most LOOP
        DELETE FROM ${keys} WHERE workspace_id = workspace AND ctid = ANY (ARRAY(
          SELECT ctid FROM ${keys} WHERE workspace_id = workspace AND ${isExpired}
          LIMIT most - total FOR UPDATE SKIP LOCKED));
        GET DIAGNOSTICS deleted = ROW_COUNT;
        total := total + deleted;
        EXIT WHEN total >= most;
      END LOOP;
      RETURN total;
    END $$`);
}

/** Deletes expired keys every few minutes until the app closes. Several processes may do so. */
export function purgeKeysByClock(app: FastifyInstance, database: Database): void {
  const closing = new AbortController();
  app.addHook('onClose', async () => closing.abort());
  const run = async () => {
    for (;;) {
      // A random delay separates the purges of processes that start together.
      await sleep(intervalMs * (0.5 + Math.random()), undefined, { signal: closing.signal, ref: false });
      await purgeKeys(database).catch((error: unknown) => {
        failed.inc();
        app.log.warn({ err: error }, 'old idempotency keys could not be deleted');
      });
    }
  };
  run().catch(() => {}); // aborted by the signal
}

/** Deletes all expired keys in short transactions. @returns how many */
export async function purgeKeys({ pool, schema }: Database): Promise<number> {
  const statement = `SELECT ${pg.escapeIdentifier(schema)}.purge_idempotency_keys($1) AS count`;
  for (let total = 0; ;) {
    const { rows } = await pool.query<{ count: number }>(statement, [batch]);
    const { count } = rows[0]!;
    purged.inc(count);
    total += count;
    if (count < batch) return total;
  }
}
