import { and, eq, type SQL } from '@fountainai/drizzle';
import { among, updateElements } from './elements.ts';
import type { Revision } from './revision.ts';
import { actions, spokenWords } from './tables.ts';

/**
 * Takes words that are about to be deleted from the actions that speak them.
 * @param words which of the spoken words
 */
export async function takeFromActions(revision: Revision, words: SQL | undefined): Promise<void> {
  const { db, workspace, scriptId } = revision;
  // Two steps, not one with a subquery: without statistics PostgreSQL reads all words anew for every action.
  const leaving = await db
    .select({ id: spokenWords.id })
    .from(spokenWords)
    .where(and(eq(spokenWords.workspaceId, workspace), eq(spokenWords.scriptId, scriptId), words));
  const spoken = among(
    actions.dialogueId,
    leaving.map(({ id }) => id),
  );
  await updateElements(revision, actions, and(eq(actions.scriptId, scriptId), spoken), { dialogueId: null });
}
