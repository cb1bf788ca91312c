import type { Db } from '@fountainai/service-kit';
import { and, eq, sql } from 'drizzle-orm';
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

/** A section of a script with what is in it, in reading order. */
interface Arranged<Section, Action, Word> {
  section: Section;
  actions: { action: Action; spokenWord: Word | undefined }[];
  unplacedSpokenWords: Word[];
}

/** A section as it is stored. */
export type ContentSection = Arranged<SectionRow, ActionRow, SpokenWordRow>;

/** What readers are shown of it, which is about half. */
export type ShownSection = Arranged<ShownRow<'sections'>, ShownRow<'actions'>, ShownRow<'spokenWords'>>;

const shown = {
  sections: ['id', 'title', 'level', 'sequenceNumber'],
  actions: [
    ...(['id', 'headingId', 'sequenceNumber', 'kind', 'description'] as const),
    ...(['characterId', 'dialogueId', 'contextId', 'extension', 'dual'] as const),
  ],
  spokenWords: ['id', 'headingId', 'sequenceNumber', 'text'],
} as const;
const tables = { sections, actions, spokenWords };
type Tables = typeof tables;
type ShownRow<Name extends keyof Tables> = Pick<
  Tables[Name]['$inferSelect'],
  (typeof shown)[Name][number] & keyof Tables[Name]['$inferSelect']
>;

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
  const rows = <T extends Tables[keyof Tables]>(table: T) =>
    revision === undefined
      ? presentRows(db, table, workspace, scriptId)
      : rowsAt(db, table, { workspace, scriptId, revision });
  return arrange(...(await Promise.all([rows(sections), rows(actions), rows(spokenWords)])));
}

/** The same as it is now, for those who only show it. */
export async function showContent(db: Db, workspace: string, scriptId: number): Promise<ShownSection[]> {
  const rows = <Name extends keyof Tables>(name: Name) => shownRows(db, name, workspace, scriptId);
  return arrange(...(await Promise.all([rows('sections'), rows('actions'), rows('spokenWords')])));
}

async function presentRows<T extends Tables[keyof Tables]>(
  db: Db,
  table: T,
  workspace: string,
  scriptId: number,
): Promise<T['$inferSelect'][]> {
  return db
    .select()
    .from(table as Tables['sections'])
    .where(ofScript(table, workspace, scriptId))
    .orderBy(...inOrder(table));
}

/** As one JSON value: thousands of rows are read several times as fast as one by one. */
async function shownRows<Name extends keyof Tables>(
  db: Db,
  name: Name,
  workspace: string,
  scriptId: number,
): Promise<ShownRow<Name>[]> {
  const table: Tables[keyof Tables] = tables[name];
  const columns = new Map(Object.entries(table));
  const fields = shown[name].map((field) => sql`${field}::text, ${columns.get(field)}`);
  const object = sql`json_build_object(${sql.join(fields, sql`, `)})`;
  const [all] = await db
    .select({
      rows: sql<
        ShownRow<Name>[]
      >`coalesce(json_agg(${object} ORDER BY ${sql.join(inOrder(table), sql`, `)}), '[]')`,
    })
    .from(table as Tables['sections'])
    .where(ofScript(table, workspace, scriptId));
  return all!.rows;
}

const ofScript = (table: Tables[keyof Tables], workspace: string, scriptId: number) =>
  and(eq(table.workspaceId, workspace), eq(table.scriptId, scriptId));

/** @returns what is in which section; everything comes in the order of its numbers */
function arrange<
  Section extends { id: number },
  Action extends { headingId: number; dialogueId: number | null },
  Word extends { id: number; headingId: number },
>(sectionRows: Section[], actionRows: Action[], wordRows: Word[]): Arranged<Section, Action, Word>[] {
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
