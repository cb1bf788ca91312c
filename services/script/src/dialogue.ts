import { and, eq } from '@fountainai/drizzle';
import { among, updateElements } from './elements.ts';
import type { Revision } from './revision.ts';
import { actions } from './tables.ts';

/** Removes words from the actions that speak them, before the words are deleted. */
export async function takeFromActions(revision: Revision, wordIds: number[]): Promise<void> {
  const { db, workspace, scriptId } = revision;
  const speaking = await db
    .select({ id: actions.id })
    .from(actions)
    .where(
      and(
        eq(actions.workspaceId, workspace),
        eq(actions.scriptId, scriptId),
        among(actions.dialogueId, wordIds),
      ),
    );
  if (speaking.length === 0) return;
  const ids = speaking.map(({ id }) => id);
  await updateElements(revision, actions, ids, { dialogueId: null });
}
