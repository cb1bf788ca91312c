import type { Db } from '@fountainai/service-kit';
import { and, eq } from 'drizzle-orm';
import { rowsAt } from './history.ts';
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

/**
 * All sections of a script with all that is in them. To be read in one transaction with the script.
 * @param revision as of this one; left out, the present one
 */
export async function getContent(
  db: Db,
  workspace: string,
  scriptId: number,
  revision?: number,
): Promise<ContentSection[]> {
  const rows = <T extends typeof sections | typeof actions | typeof spokenWords>(table: T) =>
    revision === undefined
      ? presentRows(db, table, workspace, scriptId)
      : rowsAt(db, table, { workspace, scriptId, revision });
  return arrange(await rows(sections), await rows(actions), await rows(spokenWords));
}

async function presentRows<T extends typeof sections | typeof actions | typeof spokenWords>(
  db: Db,
  table: T,
  workspace: string,
  scriptId: number,
): Promise<T['$inferSelect'][]> {
  return db
    .select()
    .from(table as typeof sections)
    .where(and(eq(table.workspaceId, workspace), eq(table.scriptId, scriptId)))
    .orderBy(...inOrder(table));
}

/** @returns what is in which section; everything comes in the order of its numbers */
function arrange(
  sectionRows: SectionRow[],
  actionRows: ActionRow[],
  wordRows: SpokenWordRow[],
): ContentSection[] {
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
