import {
  allotIds,
  invalid,
  notFound,
  prepareOnce,
  requireVersion,
  type Condition,
  type Db,
} from '@fountainai/service-kit';
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
  const ids = await allotIds(db, workspace, 'contexts', all.length);
  const rows = await db
    .insert(contexts)
    .values(all.map((fields, i) => ({ ...fields, workspaceId: workspace, contextId: ids[i]! })))
    .returning();
  // PostgreSQL does not guarantee the order of RETURNING.
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
  headingIds?: number[] | undefined;
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

/** For a list by ids, only ids and versions. */
export async function listContextVersions(
  db: Db,
  workspace: string,
  { ids, limit, after = 0 }: ContextPage & { ids: number[] },
): Promise<Pick<ContextRow, 'contextId' | 'version'>[]> {
  return versionsById(db).execute({ workspace, ids, after, most: limit + 1 });
}

function isOnPage(workspace: string, { ids, headingId, headingIds, after = 0 }: ContextPage) {
  return and(
    eq(contexts.workspaceId, workspace),
    ids && sql`${contexts.contextId} = ANY(${sql.param(ids)}::bigint[])`,
    headingId === undefined ? undefined : eq(contexts.headingId, headingId),
    headingIds && sql`${contexts.headingId} = ANY(${sql.param(headingIds)}::bigint[])`,
    gt(contexts.contextId, after),
  );
}

/**
 * Sets the given fields and leaves the others.
 * @throws Problem 404, 409 when its session does not exist, or the error of `requireVersion`
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

export type ContextChange = Partial<ContextFields> & { contextId: number };

/**
 * Sets the given fields of each context and leaves the others. All or none.
 * @throws Problem 400 for a repeated context, 404 naming missing contexts, 409 naming missing sessions
 */
export async function changeContexts(db: Db, workspace: string, changes: ContextChange[]): Promise<number> {
  const changeOf = new Map(changes.map((change) => [change.contextId, change]));
  if (changeOf.size < changes.length)
    throw invalid([{ pointer: '/contexts', message: 'must not name a contextId twice' }]);
  const present = await holdContexts(db, workspace, [...changeOf.keys()]);
  const missing = new Set(changeOf.keys()).difference(new Set(present.map(({ contextId }) => contextId)));
  if (missing.size > 0) throw notFound(`context as ${[...missing].join(', ')}`);
  await requireSessions(
    db,
    workspace,
    changes.flatMap(({ sessionId }) => sessionId ?? []),
  );
  const changed = present.map((row) => ({ ...row, ...changeOf.get(row.contextId) }));
  const list = (field: keyof ContextRow, type: string) =>
    sql`${sql.param(changed.map((row) => (field === 'data' ? JSON.stringify(row.data) : row[field])))}::${sql.raw(type)}[]`;
  const { rowCount } = await db.execute(sql`
    UPDATE ${contexts} AS c SET session_id = new.session_id, heading_id = new.heading_id,
      character_id = new.character_id, data = new.data, version = c.version + 1, updated_at = now()
    FROM unnest(${list('contextId', 'bigint')}, ${list('sessionId', 'bigint')}, ${list('headingId', 'bigint')},
                ${list('characterId', 'bigint')}, ${list('data', 'jsonb')})
      AS new (context_id, session_id, heading_id, character_id, data)
    WHERE c.workspace_id = ${workspace} AND c.context_id = new.context_id`);
  return rowCount ?? 0;
}

/** Deletes the existing ones. */
export async function deleteContexts(db: Db, workspace: string, contextIds: number[]): Promise<void> {
  await holdContexts(db, workspace, contextIds);
  await db.delete(contexts).where(areThese(workspace, contextIds));
}

/** Locks in the order of ids, so that two concurrent calls wait instead of deadlocking. */
async function holdContexts(db: Db, workspace: string, contextIds: number[]): Promise<ContextRow[]> {
  return db
    .select()
    .from(contexts)
    .where(areThese(workspace, contextIds))
    .orderBy(asc(contexts.contextId))
    .for('update');
}

function areThese(workspace: string, contextIds: number[]) {
  return and(
    eq(contexts.workspaceId, workspace),
    sql`${contexts.contextId} = ANY(${sql.param(contextIds)}::bigint[])`,
  );
}

/** @throws Problem 404, or the error of `requireVersion` */
export async function deleteContext(
  db: Db,
  workspace: string,
  contextId: number,
  condition: Condition = { headers: {} },
): Promise<void> {
  await lockContext(db, workspace, contextId, condition);
  await db.delete(contexts).where(is(workspace, contextId));
}

/** Locks the context until the end of the transaction, so that the condition still holds then. */
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
