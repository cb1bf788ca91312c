import type { Db } from '@fountainai/service-kit';
import { and, desc, eq, ne, sql } from '@fountainai/drizzle';
import { formerContexts, sessions, type FormerContextRow, type SessionRow } from './tables.ts';

export type PastContext = Pick<FormerContextRow, 'version' | 'context' | 'createdAt'>;

/**
 * Stores the present text of a session before it is set to `context`.
 * @returns false when the text does not change
 */
export async function keepFormerContext(
  db: Db,
  workspace: string,
  sessionId: number,
  context: string,
): Promise<boolean> {
  const kept = await db
    .insert(formerContexts)
    .select(
      db
        .select({
          workspaceId: sessions.workspaceId,
          sessionId: sessions.sessionId,
          version: sessions.contextVersion,
          context: sessions.context,
          createdAt: sessions.contextSetAt,
        })
        .from(sessions)
        .where(
          and(
            eq(sessions.workspaceId, workspace),
            eq(sessions.sessionId, sessionId),
            ne(sessions.context, context),
          ),
        ),
    )
    .returning({ version: formerContexts.version });
  return kept.length > 0;
}

/**
 * The present and former texts of a session's context, newest first, `limit + 1` at most, set before the version
 * `before`.
 */
export async function listPastContexts(
  db: Db,
  { workspaceId, sessionId, context, contextVersion, contextSetAt }: SessionRow,
  { limit, before = Number.MAX_SAFE_INTEGER }: { limit: number; before?: number | undefined },
): Promise<PastContext[]> {
  const present = { version: contextVersion, context, createdAt: contextSetAt };
  const first = contextVersion < before ? [present] : [];
  const former = await db
    .select({
      version: formerContexts.version,
      context: formerContexts.context,
      createdAt: formerContexts.createdAt,
    })
    .from(formerContexts)
    .where(
      and(
        eq(formerContexts.workspaceId, workspaceId),
        eq(formerContexts.sessionId, sessionId),
        // A cursor may hold a number too large for the column.
        sql`${formerContexts.version} < ${before}::bigint`,
      ),
    )
    .orderBy(desc(formerContexts.version))
    .limit(limit + 1 - first.length);
  return [...first, ...former];
}
