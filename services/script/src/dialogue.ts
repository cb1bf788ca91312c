import type { Db } from '@fountainai/service-kit';
import { and, eq, sql, type SQL } from '@fountainai/drizzle';
import { written } from './revision.ts';
import { actions, spokenWords } from './tables.ts';

/**
 * Takes words that are about to be deleted from the actions that speak them. The foreign key would do so too, but the
 * actions' versions have to tell.
 * @param words which of the spoken words
 */
export async function takeFromActions(
  db: Db,
  workspace: string,
  scriptId: number,
  words: SQL | undefined,
): Promise<void> {
  // Two steps, not one with a subquery: without statistics PostgreSQL reads all words anew for every action.
  const leaving = await db
    .select({ id: spokenWords.id })
    .from(spokenWords)
    .where(and(eq(spokenWords.workspaceId, workspace), eq(spokenWords.scriptId, scriptId), words));
  const ids = leaving.map(({ id }) => id);
  await db
    .update(actions)
    .set({ dialogueId: null, ...written(actions) })
    .where(
      and(
        eq(actions.workspaceId, workspace),
        eq(actions.scriptId, scriptId),
        sql`${actions.dialogueId} = ANY(${sql.param(ids)}::bigint[])`,
      ),
    );
}
