import type { Db } from '@fountainai/service-kit';
import { and, eq, or, sql, type SQL } from '@fountainai/drizzle';
import type { PgColumn } from '@fountainai/drizzle/pg-core';
import { arrange, showContent, shown, type ShownSection } from './content.ts';
import { formerElements, revisions } from './history-tables.ts';
import type { Moment } from './history.ts';
import { inOrder } from './order.ts';
import { actions, sections, spokenWords } from './tables.ts';

/** The ids of all sections in reading order, and those sections that are not what they were. */
export interface ContentSince {
  headingIds: number[];
  sections: ShownSection[];
}

/**
 * What changed in a script after one of its revisions, section by section. To be read in one transaction with the script.
 * @returns all sections where the history does not reach back to that revision
 */
export async function showContentSince(db: Db, moment: Moment): Promise<ContentSince> {
  const { workspace, scriptId } = moment;
  const headingIds = await allHeadings(db, moment);
  const changed = (await isKnown(db, moment)) ? await changedHeadings(db, moment) : headingIds;
  // Of a larger part, reading all is faster.
  const isMost = changed.length * 4 > headingIds.length;
  const shownSections = isMost
    ? await showContent(db, workspace, scriptId)
    : await showSections(db, moment, changed);
  return { headingIds, sections: shownSections };
}

async function isKnown(db: Db, { workspace, scriptId, revision }: Moment): Promise<boolean> {
  const found = await db
    .select({ revision: revisions.revision })
    .from(revisions)
    .where(
      and(
        eq(revisions.workspaceId, workspace),
        eq(revisions.scriptId, scriptId),
        eq(revisions.revision, revision),
      ),
    );
  return found.length > 0;
}

async function allHeadings(db: Db, { workspace, scriptId }: Moment): Promise<number[]> {
  const rows = await db
    .select({ id: sections.id })
    .from(sections)
    .where(and(eq(sections.workspaceId, workspace), eq(sections.scriptId, scriptId)))
    .orderBy(...inOrder(sections));
  return rows.map(({ id }) => id);
}

/** A section shows its own elements and the words that its actions speak, wherever these lie: both ends count. */
async function changedHeadings(db: Db, { workspace, scriptId, revision }: Moment): Promise<number[]> {
  const now = (table: typeof sections | typeof actions | typeof spokenWords) =>
    sql`FROM ${table} WHERE workspace_id = ${workspace} AND script_id = ${scriptId}`;
  const former = (element: string) =>
    sql`FROM ${formerElements} WHERE workspace_id = ${workspace} AND script_id = ${scriptId}
        AND to_revision > ${revision} AND element = ${element}`;
  const { rows } = await db.execute<{ id: string }>(sql`
    WITH changed_actions AS (
      SELECT heading_id, dialogue_id ${now(actions)} AND since_revision > ${revision}
      UNION ALL
      SELECT (state->>'heading_id')::bigint, (state->>'dialogue_id')::bigint ${former('action')}
    ), changed_words AS (
      SELECT id, heading_id ${now(spokenWords)} AND since_revision > ${revision}
      UNION ALL
      SELECT id, (state->>'heading_id')::bigint ${former('spokenWord')}
    )
    SELECT id ${now(sections)} AND since_revision > ${revision}
    UNION SELECT heading_id FROM changed_actions
    UNION SELECT heading_id FROM changed_words
    UNION SELECT heading_id ${now(actions)} AND dialogue_id IN (SELECT id FROM changed_words)
    UNION SELECT heading_id ${now(spokenWords)} AND id IN (SELECT dialogue_id FROM changed_actions)`);
  return rows.map(({ id }) => Number(id));
}

async function showSections(
  db: Db,
  { workspace, scriptId }: Moment,
  headingIds: number[],
): Promise<ShownSection[]> {
  if (headingIds.length === 0) return [];
  const read = <T extends typeof sections | typeof actions | typeof spokenWords>(
    table: T,
    fields: readonly (string & keyof T)[],
    which: SQL | undefined,
  ) =>
    db
      .select(Object.fromEntries(fields.map((field) => [field, table[field] as PgColumn])))
      .from(table as typeof sections)
      .where(and(eq(table.workspaceId, workspace), eq(table.scriptId, scriptId), which))
      .orderBy(...inOrder(table));
  const spokenHere = db
    .select({ id: actions.dialogueId })
    .from(actions)
    .where(and(eq(actions.workspaceId, workspace), among(actions.headingId, headingIds)));
  const [sectionRows, actionRows, wordRows] = (await Promise.all([
    read(sections, shown.sections, among(sections.id, headingIds)),
    read(actions, shown.actions, among(actions.headingId, headingIds)),
    read(
      spokenWords,
      shown.spokenWords,
      or(among(spokenWords.headingId, headingIds), sql`${spokenWords.id} IN (${spokenHere})`),
    ),
  ])) as unknown as [
    ShownSection['section'][],
    ShownSection['actions'][number]['action'][],
    ShownSection['unplacedSpokenWords'],
  ];
  const spoken = await db
    .select({ id: actions.dialogueId })
    .from(actions)
    .where(
      and(
        eq(actions.workspaceId, workspace),
        eq(actions.scriptId, scriptId),
        among(
          actions.dialogueId,
          wordRows.map(({ id }) => id),
        ),
      ),
    );
  return arrange(sectionRows, actionRows, wordRows, new Set(spoken.map(({ id }) => id)));
}

const among = (column: PgColumn, ids: number[]) => sql`${column} = ANY(${sql.param(ids)}::bigint[])`;
