import { prepareOnce, type Db } from '@fountainai/service-kit';
import { sql } from '@fountainai/drizzle';
import { arrange, showContent, shown, type ShownSection } from './content.ts';
import { formerElements, revisions } from './history-tables.ts';
import type { Moment } from './history.ts';
import { readByColumn } from './read-by-column.ts';
import { actions, sections, spokenWords } from './tables.ts';

/** The ids of all sections in reading order, and the sections that changed. */
export interface ContentSince {
  headingIds: number[];
  sections: ShownSection[];
}

/**
 * Returns the sections that changed after a revision. The caller reads the script in the same transaction.
 * @returns all sections when the history does not reach back to that revision
 */
export async function showContentSince(db: Db, moment: Moment): Promise<ContentSince> {
  const { workspace, scriptId } = moment;
  const [found] = await changesSince(db).execute({ ...moment });
  const { isKnown, headingIds, changed } = found!;
  // Above a quarter of the sections, reading all of them is faster.
  const isMost = !isKnown || changed.length * 4 > headingIds.length;
  const sectionsShown = isMost
    ? await showContent(db, workspace, scriptId)
    : await showSections(db, { workspace, scriptId, headingIds: changed });
  return { headingIds, sections: sectionsShown };
}

const ofScript = sql`workspace_id = ${sql.placeholder('workspace')} AND script_id = ${sql.placeholder('scriptId')}`;
const revision = sql.placeholder('revision');
const former = (element: string) =>
  sql`FROM ${formerElements} WHERE ${ofScript} AND to_revision > ${revision} AND element = ${sql.raw(`'${element}'`)}`;

// Arrays replace joins: right after an import PostgreSQL has no statistics, and a join becomes a nested loop over the
// script. A section shows its own elements and the words that its actions speak, so changes to both count.
const changedHeadings = sql`
  WITH changed_actions AS (
    SELECT heading_id, dialogue_id FROM ${actions} WHERE ${ofScript} AND since_revision > ${revision}
    UNION ALL
    SELECT (state->>'heading_id')::bigint, (state->>'dialogue_id')::bigint ${former('action')}
  ), changed_words AS (
    SELECT id, heading_id FROM ${spokenWords} WHERE ${ofScript} AND since_revision > ${revision}
    UNION ALL
    SELECT id, (state->>'heading_id')::bigint ${former('spokenWord')}
  )
  SELECT id FROM ${sections} WHERE ${ofScript} AND since_revision > ${revision}
  UNION SELECT heading_id FROM changed_actions
  UNION SELECT heading_id FROM changed_words
  UNION SELECT heading_id FROM ${actions} WHERE ${ofScript} AND dialogue_id = ANY(ARRAY(SELECT id FROM changed_words))
  UNION SELECT heading_id FROM ${spokenWords} WHERE ${ofScript} AND id = ANY(ARRAY(SELECT dialogue_id FROM changed_actions))`;

const changesSince = prepareOnce((db) =>
  db
    .select({
      isKnown: sql<boolean>`EXISTS (SELECT FROM ${revisions} WHERE ${ofScript} AND revision = ${revision})`,
      headingIds: sql<number[]>`coalesce(
        (SELECT json_agg(id ORDER BY sequence_number, id) FROM ${sections} WHERE ${ofScript}), '[]')`,
      changed: sql<number[]>`coalesce((SELECT json_agg(id) FROM (${changedHeadings}) AS changed), '[]')`,
    })
    .from(sql`(VALUES (1)) AS one`)
    .prepare('changes_since'),
);

const these = sql`ANY(${sql.placeholder('headingIds')}::bigint[])`;
const part = { name: 'of_sections', where: sql`heading_id = ${these}` };
const readSections = readByColumn(sections, shown.sections, { ...part, where: sql`id = ${these}` });
const readActions = readByColumn(actions, shown.actions, part);
const spokenHere = sql`SELECT dialogue_id FROM ${actions} WHERE ${ofScript} AND heading_id = ${these}`;
const readWords = readByColumn(spokenWords, shown.spokenWords, {
  ...part,
  where: sql`(heading_id = ${these} OR id = ANY(ARRAY(${spokenHere})))`,
});

/** Reads the words that the actions of these sections speak, including words of other sections. */
const wordsSpoken = prepareOnce((db) =>
  db
    .select({ id: actions.dialogueId })
    .from(actions)
    .where(
      sql`${ofScript} AND dialogue_id = ANY(ARRAY(SELECT id FROM ${spokenWords} WHERE ${ofScript} AND heading_id = ${these}))`,
    )
    .prepare('words_spoken'),
);

async function showSections(
  db: Db,
  which: { workspace: string; scriptId: number; headingIds: number[] },
): Promise<ShownSection[]> {
  const [sectionRows, actionRows, wordRows, spoken] = await Promise.all([
    readSections(db, which),
    readActions(db, which),
    readWords(db, which),
    wordsSpoken(db).execute(which),
  ]);
  return arrange(sectionRows, actionRows, wordRows, new Set(spoken.map(({ id }) => id)));
}
