import { sql } from '@fountainai/drizzle';
import { index, jsonb, primaryKey, text, timestamp, type PgSchema } from '@fountainai/drizzle/pg-core';
import type { Database, Db } from '../db/database.ts';
import { problemOfDatabaseError } from '../db/database-errors.ts';
import { countReplay } from '../observe/metrics.ts';
import { conflict, Problem, type FieldError } from '../http/problem.ts';
import { inWorkspace } from '../db/transaction.ts';
import type { ServiceCall } from '../http/service-call.ts';

/** Defines the table of stored answers; every service has one in its tables.ts. */
export const idempotencyKeysTable = (schema: PgSchema) =>
  schema.table(
    'idempotency_keys',
    {
      workspaceId: text('workspace_id').notNull(),
      subject: text().notNull(),
      operation: text().notNull(),
      key: text().notNull(),
      fingerprint: text().notNull(),
      answer: jsonb().notNull(),
      createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    },
    (table) => [
      primaryKey({
        name: 'idempotency_keys_pk',
        columns: [table.workspaceId, table.subject, table.operation, table.key],
      }),
      index('idempotency_keys_age').on(table.workspaceId, table.createdAt),
    ],
  );

/** A success, or a refusal that a repeated request would get again. */
export type StoredAnswer =
  | { status: number; body?: unknown; headers?: Record<string, string> }
  | { refused: { status: number; code: string; detail: string; errors?: FieldError[] | undefined } };

/** A call with an idempotency key. */
export type KeyedCall = ServiceCall & { idempotency: NonNullable<ServiceCall['idempotency']> };

/**
 * Runs a write in one transaction of the caller's workspace. With an idempotency key, it stores the answer in the
 * same transaction. The same request later gets this answer again, with `Idempotency-Replayed: true`.
 * @throws Problem 409 while the same call is still running, 422 when the key was used with another request, 507
 * when the
 *   workspace is full
 */
export async function write<Answer extends { status: number }>(
  database: Database,
  call: ServiceCall,
  effect: (db: Db) => Promise<Answer>,
): Promise<Answer> {
  const { workspace } = call.caller;
  const full = await refusalOf(database, call);
  const fitting = full ? () => Promise.reject(full) : effect;
  if (full && !call.idempotency) throw full;
  const answer = call.idempotency
    ? await inWorkspace(database, workspace, (db) => effectOnce(db, database.schema, call, fitting)).then(
        unwrap<Answer>,
      )
    : await inWorkspace(database, workspace, effect);
  if (!call.stores) database.quota.freed(workspace);
  return answer;
}

/** The quota is read before the transaction, which would hold a connection meanwhile. */
async function refusalOf({ quota }: Database, { caller, stores }: ServiceCall): Promise<Problem | undefined> {
  return stores ? quota.refusal(caller.workspace) : undefined;
}

/** Runs a read in one transaction of the caller's workspace, so all its queries see one snapshot. */
export function read<T>(database: Database, call: ServiceCall, work: (db: Db) => Promise<T>): Promise<T> {
  return inWorkspace(database, call.caller.workspace, work, 'read');
}

/**
 * Returns the stored answer of an earlier call with the same key, or undefined. Use it for work before a write.
 * @throws Problem 507 when there is none and the workspace is full
 */
export async function replayed<Answer>(database: Database, call: ServiceCall): Promise<Answer | undefined> {
  const full = await refusalOf(database, call);
  const stored = call.idempotency && (await read(database, call, (db) => find(db, database.schema, call)));
  if (!stored && full) throw full;
  return stored && unwrap<Answer>(stored);
}

async function effectOnce<Answer extends { status: number }>(
  db: Db,
  schema: string,
  call: ServiceCall,
  effect: (db: Db) => Promise<Answer>,
): Promise<StoredAnswer> {
  await lock(db, call);
  const stored = await find(db, schema, call);
  if (stored) return stored;
  const answer = await effectOrRefusal(db, effect);
  await storeAnswers(db, schema, [{ call: keyed(call), answer }]);
  return answer;
}

async function lock(db: Db, call: ServiceCall): Promise<void> {
  const { rows } = await db.execute<{ mine: boolean }>(
    sql`SELECT pg_try_advisory_xact_lock(hashtextextended(${lockName(keyed(call))}, 0)) AS mine`,
  );
  if (!rows[0]!.mine)
    throw conflict('still_running', 'The same call is still running; its answer will be here in a moment.', {
      headers: { 'Retry-After': '1' },
    });
}

/** Returns the name of the lock that a call holds while it runs. */
export function lockName({ caller, idempotency }: KeyedCall): string {
  return JSON.stringify([caller.workspace, caller.subject, idempotency.operation, idempotency.key]);
}

async function find(db: Db, schema: string, call: ServiceCall): Promise<StoredAnswer | undefined> {
  const { key, operation, fingerprint } = call.idempotency!;
  const { rows } = await db.execute<{ fingerprint: string; answer: StoredAnswer }>(sql`
    SELECT fingerprint, answer FROM ${table(schema)}
    WHERE workspace_id = ${call.caller.workspace} AND subject = ${call.caller.subject}
      AND operation = ${operation} AND key = ${key} AND created_at > now() - interval '24 hours'`);
  const stored = rows[0];
  if (!stored) return undefined;
  if (stored.fingerprint !== fingerprint)
    throw new Problem(
      422,
      'idempotency_key_reused',
      'This idempotency key was used before with another request; take a new one.',
    );
  countReplay(operation);
  const { answer } = stored;
  if ('refused' in answer) return answer;
  return { ...answer, headers: { ...answer.headers, 'Idempotency-Replayed': 'true' } };
}

/** A thrown business refusal undoes the effect but is stored; any other error undoes the whole call. */
async function effectOrRefusal<Answer extends { status: number }>(
  db: Db,
  effect: (db: Db) => Promise<Answer>,
): Promise<StoredAnswer> {
  await db.execute(sql`SAVEPOINT effect`);
  try {
    return await effect(db);
  } catch (error) {
    const problem = error instanceof Problem ? error : problemOfDatabaseError(error);
    if (!problem || ![404, 409, 412].includes(problem.status)) throw error;
    await db.execute(sql`ROLLBACK TO SAVEPOINT effect`);
    const { status, code, message: detail, errors } = problem;
    return { refused: { status, code, detail, errors } };
  }
}

/** Stores the answers of calls of one workspace. */
export async function storeAnswers(
  db: Db,
  schema: string,
  entries: { call: KeyedCall; answer: StoredAnswer }[],
): Promise<void> {
  if (entries.length === 0) return;
  const { workspace } = entries[0]!.call.caller;
  const column = (of: (call: KeyedCall) => string) =>
    sql`${sql.param(entries.map(({ call }) => of(call)))}::text[]`;
  await db.execute(sql`
    INSERT INTO ${table(schema)} (workspace_id, subject, operation, key, fingerprint, answer)
    SELECT ${workspace}, * FROM unnest(${column(({ caller }) => caller.subject)},
      ${column(({ idempotency }) => idempotency.operation)},
      ${column(({ idempotency }) => idempotency.key)}, ${column(({ idempotency }) => idempotency.fingerprint)},
      ${sql.param(entries.map(({ answer }) => JSON.stringify(answer)))}::jsonb[])
    ON CONFLICT (workspace_id, subject, operation, key)
      DO UPDATE SET fingerprint = excluded.fingerprint, answer = excluded.answer, created_at = excluded.created_at`);
}

function unwrap<Answer>(stored: StoredAnswer): Answer {
  if (!('refused' in stored)) return stored as Answer;
  const { status, code, detail, errors } = stored.refused;
  throw new Problem(status, code, detail, { errors });
}

const keyed = (call: ServiceCall) => call as KeyedCall;

export const table = (schema: string) => sql`${sql.identifier(schema)}.idempotency_keys`;
