import { notFound, prepareOnce, requireVersion, type Condition, type Db } from '@fountainai/service-kit';
import { and, asc, eq, gt, sql } from '@fountainai/drizzle';
import { requireSessions } from './sessions.ts';
import { contexts, type ContextRow } from './tables.ts';

export type ContextFields = Pick<ContextRow, 'sessionId' | 'headingId' | 'characterId' | 'data'>;

/** @throws Problem 409 when its session does not exist */
export async function addContext(db: Db, workspace: string, fields: ContextFields): Promise<ContextRow> {
  const [row] = await addContexts(db, workspace, [fields]);
  return row!;
}

/**
 * Adds all or none.
 * @returns the rows in the order of `all`
 * @throws Problem 409 naming the sessions that do not exist
 */
export async function addContexts(db: Db, workspace: string, all: ContextFields[]): Promise<ContextRow[]> {
  const sessionIds = all.flatMap(({ sessionId }) => sessionId ?? []);
  await requireSessions(db, workspace, sessionIds);
  const rows = await db
    .insert(contexts)
    .values(all.map((fields) => ({ ...fields, workspaceId: workspace })))
    .returning();
  // Ids are given in the order of the values; in which order RETURNING lists them is not promised.
  return rows.toSorted((a, b) => a.contextId - b.contextId);
}

/** @throws Problem 404 */
export async function getContext(db: Db, workspace: string, contextId: number): Promise<ContextRow> {
  const [row] = await db.select().from(contexts).where(is(workspace, contextId));
  if (!row) throw notFound('context');
  return row;
}

export interface ContextFilter {
  ids?: number[] | undefined;
  headingId?: number | undefined;
}
type ContextPage = ContextFilter & { limit: number; after?: number | undefined };

/** Contexts in the order they were added, `limit + 1` at most, after the id `after`. */
export async function listContexts(db: Db, workspace: string, page: ContextPage): Promise<ContextRow[]> {
  return db
    .select()
    .from(contexts)
    .where(isOnPage(workspace, page))
    .orderBy(asc(contexts.contextId))
    .limit(page.limit + 1);
}

const versionsById = prepareOnce((db) =>
  db
    .select({ contextId: contexts.contextId, version: contexts.version })
    .from(contexts)
    .where(
      and(
        eq(contexts.workspaceId, sql.placeholder('workspace')),
        sql`${contexts.contextId} = ANY(${sql.placeholder('ids')}::bigint[])`,
        gt(contexts.contextId, sql.placeholder('after')),
      ),
    )
    .orderBy(asc(contexts.contextId))
    .limit(sql.placeholder('most'))
    .prepare('versions_by_id'),
);

/** Of a list by ids only ids and versions. */
export async function listContextVersions(
  db: Db,
  workspace: string,
  { ids, limit, after = 0 }: ContextPage & { ids: number[] },
): Promise<Pick<ContextRow, 'contextId' | 'version'>[]> {
  return versionsById(db).execute({ workspace, ids, after, most: limit + 1 });
}

function isOnPage(workspace: string, { ids, headingId, after = 0 }: ContextPage) {
  return and(
    eq(contexts.workspaceId, workspace),
    ids && sql`${contexts.contextId} = ANY(${sql.param(ids)}::bigint[])`,
    headingId === undefined ? undefined : eq(contexts.headingId, headingId),
    gt(contexts.contextId, after),
  );
}

/**
 * Sets the fields that are given and leaves the others as they are.
 * @throws Problem 404, 409 when its session does not exist, or what `requireVersion` throws
 */
export async function changeContext(
  db: Db,
  workspace: string,
  contextId: number,
  fields: Partial<ContextFields>,
  condition: Condition = { headers: {} },
): Promise<ContextRow> {
  await lockContext(db, workspace, contextId, condition);
  const [row] = await db
    .update(contexts)
    .set({ ...fields, version: sql`${contexts.version} + 1`, updatedAt: sql`now()` })
    .where(is(workspace, contextId))
    .returning();
  return row!;
}

/** @throws Problem 404, or what `requireVersion` throws */
export async function deleteContext(
  db: Db,
  workspace: string,
  contextId: number,
  condition: Condition = { headers: {} },
): Promise<void> {
  await lockContext(db, workspace, contextId, condition);
  await db.delete(contexts).where(is(workspace, contextId));
}

/** Keeps others from changing it until the end of the transaction, so that the condition still holds then. */
async function lockContext(db: Db, workspace: string, contextId: number, condition: Condition) {
  const [present] = await db
    .select({ version: contexts.version })
    .from(contexts)
    .where(is(workspace, contextId))
    .for('update');
  if (!present) throw notFound('context');
  requireVersion(condition, present.version);
}

function is(workspace: string, contextId: number) {
  return and(eq(contexts.workspaceId, workspace), eq(contexts.contextId, contextId));
}
