import type { Db } from '@fountainai/service-kit';
import { and, eq } from '@fountainai/drizzle';
import { rowsAt } from './history.ts';
import { inOrder } from './order.ts';
import { readByColumn } from './read-by-column.ts';
import {
  actions,
  sections,
  spokenWords,
  type ActionRow,
  type SectionRow,
  type SpokenWordRow,
} from './tables.ts';

/** A section of a script with what is in it, in reading order. */
interface Arranged<Section, Action, Word> {
  section: Section;
  actions: { action: Action; spokenWord: Word | undefined }[];
  unplacedSpokenWords: Word[];
}

/** A section as it is stored. */
export type ContentSection = Arranged<SectionRow, ActionRow, SpokenWordRow>;

/** What readers are shown of it, which is about half. */
export type ShownSection = Arranged<
  Shown<typeof shownSections>,
  Shown<typeof shownActions>,
  Shown<typeof shownSpokenWords>
>;

export const shown = {
  sections: ['id', 'title', 'level', 'sequenceNumber'],
  actions: [
    ...(['id', 'headingId', 'sequenceNumber', 'kind', 'description'] as const),
    ...(['characterId', 'dialogueId', 'contextId', 'extension', 'dual'] as const),
  ],
  spokenWords: ['id', 'headingId', 'sequenceNumber', 'text'],
} as const;
const shownSections = readByColumn(sections, shown.sections);
const shownActions = readByColumn(actions, shown.actions);
const shownSpokenWords = readByColumn(spokenWords, shown.spokenWords);
type Shown<Read extends (...of: never[]) => Promise<unknown[]>> = Awaited<ReturnType<Read>>[number];

type Table = typeof sections | typeof actions | typeof spokenWords;

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
  const rows = <T extends Table>(table: T) =>
    revision === undefined
      ? presentRows(db, table, workspace, scriptId)
      : rowsAt(db, table, { workspace, scriptId, revision });
  return arrange(...(await Promise.all([rows(sections), rows(actions), rows(spokenWords)])));
}

/** The same as it is now, for those who only show it. */
export async function showContent(db: Db, workspace: string, scriptId: number): Promise<ShownSection[]> {
  const script = { workspace, scriptId };
  return arrange(
    ...(await Promise.all([
      shownSections(db, script),
      shownActions(db, script),
      shownSpokenWords(db, script),
    ])),
  );
}

async function presentRows<T extends Table>(
  db: Db,
  table: T,
  workspace: string,
  scriptId: number,
): Promise<T['$inferSelect'][]> {
  return db
    .select()
    .from(table as typeof sections)
    .where(ofScript(table, workspace, scriptId))
    .orderBy(...inOrder(table));
}

const ofScript = (table: Table, workspace: string, scriptId: number) =>
  and(eq(table.workspaceId, workspace), eq(table.scriptId, scriptId));

/**
 * Puts elements into their sections; everything comes in the order of its numbers.
 * @param spoken the ids of all words that an action of the script speaks
 */
export function arrange<
  Section extends { id: number },
  Action extends { headingId: number; dialogueId: number | null },
  Word extends { id: number; headingId: number },
>(
  sectionRows: Section[],
  actionRows: Action[],
  wordRows: Word[],
  spoken: Set<number | null> = new Set(actionRows.map(({ dialogueId }) => dialogueId)),
): Arranged<Section, Action, Word>[] {
  const words = new Map(wordRows.map((word) => [word.id, word]));
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
