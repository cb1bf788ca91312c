import { sql } from '@fountainai/drizzle';
import type { Database, Db } from '../db/database.ts';
import { lockName, storeAnswers, table, type KeyedCall } from './idempotency.ts';
import { inWorkspace } from '../db/transaction.ts';
import type { ServiceCall } from '../http/service-call.ts';

/**
 * Runs the writes of several calls of one workspace in one transaction. All take effect or none; each answer is
 * stored under its own key. It waits at most a second for a locked row.
 * @param effect returns one answer for each call, in their order
 * @returns the answers by call. A call without one took no effect, because its key is or was in use; `write`
 * answers it
 */
export async function writeTogether<Call extends ServiceCall, Answer extends { status: number }>(
  database: Database,
  calls: Call[],
  effect: (db: Db, calls: Call[]) => Promise<Answer[]>,
): Promise<Map<Call, Answer>> {
  const { schema } = database;
  // `write` refuses each call by itself.
  if (await database.quota.refusal(calls[0]!.caller.workspace)) return new Map<Call, Answer>();
  const work = async (db: Db) => {
    const fresh = await withFreshKeys(db, schema, calls);
    if (fresh.length === 0) return new Map<Call, Answer>();
    const answers = await effect(db, fresh);
    const entries = fresh.map((call, i) => [call, answers[i]!] as const);
    await storeAnswers(
      db,
      schema,
      entries.flatMap(([call, answer]) => (isKeyed(call) ? [{ call, answer }] : [])),
    );
    return new Map(entries);
  };
  return inWorkspace(database, calls[0]!.caller.workspace, work, 'write together');
}

/** Returns the calls without a key, and those whose key is neither locked nor used. */
async function withFreshKeys<Call extends ServiceCall>(
  db: Db,
  schema: string,
  calls: Call[],
): Promise<Call[]> {
  const byLock = new Map<string, Call & KeyedCall>();
  // Of two calls with the same key only the first counts: a transaction can take its own lock twice.
  for (const call of calls)
    if (isKeyed(call) && !byLock.has(lockName(call))) byLock.set(lockName(call), call);
  if (byLock.size === 0) return calls;
  const free = await lockThose(db, [...byLock.keys()]);
  const mine = [...byLock].filter(([name]) => free.has(name)).map(([, call]) => call);
  const used = await usedKeys(db, schema, mine);
  const fresh = new Set<Call>(mine.filter((_, i) => !used.has(i)));
  return calls.filter((call) => !isKeyed(call) || fresh.has(call));
}

/** @returns the names whose lock this transaction holds */
async function lockThose(db: Db, names: string[]): Promise<Set<string>> {
  const { rows } = await db.execute<{ name: string; mine: boolean }>(sql`
    SELECT name, pg_try_advisory_xact_lock(hashtextextended(name, 0)) AS mine
    FROM unnest(${sql.param(names)}::text[]) AS name`);
  return new Set(rows.filter(({ mine }) => mine).map(({ name }) => name));
}

/** Runs after the locks, so that it sees what their last holders stored. @returns positions in `calls` */
async function usedKeys(db: Db, schema: string, calls: KeyedCall[]): Promise<Set<number>> {
  if (calls.length === 0) return new Set();
  const column = (of: (call: KeyedCall) => string) => sql`${sql.param(calls.map(of))}::text[]`;
  const { rows } = await db.execute<{ position: number }>(sql`
    SELECT position::int - 1 AS position
    FROM unnest(${column(({ caller }) => caller.subject)}, ${column(({ idempotency }) => idempotency.operation)},
      ${column(({ idempotency }) => idempotency.key)}) WITH ORDINALITY AS asked (subject, operation, key, position)
    JOIN ${table(schema)} USING (subject, operation, key)
    WHERE workspace_id = ${calls[0]!.caller.workspace} AND created_at > now() - interval '24 hours'`);
  return new Set(rows.map(({ position }) => position));
}

function isKeyed<Call extends ServiceCall>(call: Call): call is Call & KeyedCall {
  return call.idempotency !== undefined;
}
