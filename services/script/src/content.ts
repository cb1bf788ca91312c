import type { Db } from '@fountainai/service-kit';
import { and, eq } from 'drizzle-orm';
import { inOrder } from './order.ts';
import {
  actions,
  sections,
  spokenWords,
  type ActionRow,
  type SectionRow,
  type SpokenWordRow,
} from './tables.ts';

/** A section of a stored script with what is in it, in reading order. */
export interface ContentSection {
  section: SectionRow;
  actions: { action: ActionRow; spokenWord: SpokenWordRow | undefined }[];
  unplacedSpokenWords: SpokenWordRow[];
}

/** All sections of a script with all that is in them. To be read in one transaction with the script. */
export async function getContent(db: Db, workspace: string, scriptId: number): Promise<ContentSection[]> {
  const ofScript = (table: typeof sections | typeof actions | typeof spokenWords) =>
    and(eq(table.workspaceId, workspace), eq(table.scriptId, scriptId));
  const sectionRows = await db
    .select()
    .from(sections)
    .where(ofScript(sections))
    .orderBy(...inOrder(sections));
  const actionRows = await db
    .select()
    .from(actions)
    .where(ofScript(actions))
    .orderBy(...inOrder(actions));
  const wordRows = await db
    .select()
    .from(spokenWords)
    .where(ofScript(spokenWords))
    .orderBy(...inOrder(spokenWords));

  const words = new Map(wordRows.map((word) => [word.id, word]));
  const spoken = new Set(actionRows.map(({ dialogueId }) => dialogueId));
  const actionsIn = Map.groupBy(actionRows, ({ headingId }) => headingId);
  const unplacedIn = Map.groupBy(
    wordRows.filter(({ id }) => !spoken.has(id)),
    ({ headingId }) => headingId,
  );
  return sectionRows.map((section) => ({
    section,
    actions: (actionsIn.get(section.id) ?? []).map((action) => ({
      action,
      spokenWord: words.get(action.dialogueId ?? 0),
    })),
    unplacedSpokenWords: unplacedIn.get(section.id) ?? [],
  }));
}
