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

/** A section of a script with its elements, in reading order. */
interface Arranged<Section, Action, Word> {
  section: Section;
  actions: { action: Action; spokenWord: Word | undefined }[];
  unplacedSpokenWords: Word[];
}

/** A section with all stored columns. */
export type ContentSection = Arranged<SectionRow, ActionRow, SpokenWordRow>;

/** A section with the columns that responses show, about half of all columns. */
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
 * Reads all sections of a script with their elements. The caller reads the script in the same transaction.
 * @param revision the revision to read; the present one by default
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

/** Reads the present content with only the columns that responses show. */
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
 * Puts elements into their sections, in the order of their numbers.
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
