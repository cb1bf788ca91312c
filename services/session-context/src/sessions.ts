import {
  allotIds,
  conflict,
  notFound,
  requireVersion,
  type Condition,
  type Db,
} from '@fountainai/service-kit';
import { and, asc, eq, gt, inArray, sql } from '@fountainai/drizzle';
import { keepFormerContext } from './former-contexts.ts';
import { sessions, type SessionRow } from './tables.ts';

export type SessionFields = Pick<SessionRow, 'userId' | 'context'>;

export async function addSession(db: Db, workspace: string, fields: SessionFields): Promise<SessionRow> {
  const [sessionId] = await allotIds(db, workspace, 'sessions', 1);
  const [row] = await db
    .insert(sessions)
    .values({ ...fields, workspaceId: workspace, sessionId: sessionId! })
    .returning();
  return row!;
}

/** @throws Problem 404 */
export async function getSession(db: Db, workspace: string, sessionId: number): Promise<SessionRow> {
  const [row] = await db.select().from(sessions).where(is(workspace, sessionId));
  if (!row) throw notFound('session');
  return row;
}

/** Sessions in the order they were started, `limit + 1` at most, after the id `after`. */
export async function listSessions(
  db: Db,
  workspace: string,
  { limit, after = 0 }: { limit: number; after?: number | undefined },
): Promise<SessionRow[]> {
  return db
    .select()
    .from(sessions)
    .where(and(eq(sessions.workspaceId, workspace), gt(sessions.sessionId, after)))
    .orderBy(asc(sessions.sessionId))
    .limit(limit + 1);
}

/**
 * Sets the given fields and leaves the others. A changed text is kept in the history.
 * @throws Problem 404, or the error of `requireVersion`
 */
export async function changeSession(
  db: Db,
  workspace: string,
  sessionId: number,
  fields: Partial<SessionFields>,
  condition: Condition = { headers: {} },
): Promise<SessionRow> {
  await lockSession(db, workspace, sessionId, condition);
  const { context } = fields;
  const isNewText = context !== undefined && (await keepFormerContext(db, workspace, sessionId, context));
  const version = sql`${sessions.version} + 1`;
  const [row] = await db
    .update(sessions)
    .set({
      ...fields,
      ...(isNewText && { contextVersion: version, contextSetAt: sql`now()` }),
      version,
      updatedAt: sql`now()`,
    })
    .where(is(workspace, sessionId))
    .returning();
  return row!;
}

/**
 * Deletes a session; foreign keys delete its contexts and former texts.
 * @throws Problem 404, or the error of `requireVersion`
 */
export async function deleteSession(
  db: Db,
  workspace: string,
  sessionId: number,
  condition: Condition = { headers: {} },
): Promise<void> {
  await lockSession(db, workspace, sessionId, condition);
  await db.delete(sessions).where(is(workspace, sessionId));
}

/**
 * The foreign key would refuse them too, but without naming them.
 * @throws Problem 409 naming the missing sessions
 */
export async function requireSessions(db: Db, workspace: string, sessionIds: number[]): Promise<void> {
  if (sessionIds.length === 0) return;
  const present = await db
    .select({ sessionId: sessions.sessionId })
    .from(sessions)
    .where(and(eq(sessions.workspaceId, workspace), inArray(sessions.sessionId, sessionIds)));
  const known = new Set(present.map(({ sessionId }) => sessionId));
  const missing = new Set(sessionIds).difference(known);
  if (missing.size > 0)
    throw conflict('reference_missing', `This refers to nothing: sessionId ${[...missing].join(', ')}.`);
}

/** Locks the session until the end of the transaction, so that the condition still holds then. */
async function lockSession(db: Db, workspace: string, sessionId: number, condition: Condition) {
  const [present] = await db
    .select({ version: sessions.version })
    .from(sessions)
    .where(is(workspace, sessionId))
    .for('update');
  if (!present) throw notFound('session');
  requireVersion(condition, present.version);
}

function is(workspace: string, sessionId: number) {
  return and(eq(sessions.workspaceId, workspace), eq(sessions.sessionId, sessionId));
}
