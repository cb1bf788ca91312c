import { invalid, inWorkspace, type Database, type Db } from '@fountainai/service-kit';
import { sql } from 'drizzle-orm';
import { wholeAction, type ActionFields } from './actions.ts';
import type { NextNumber, Wanted } from './numbering.ts';
import { createScript } from './scripts.ts';
import type { SpokenWordFields } from './spoken-words.ts';
import { actions, sections, spokenWords, type ScriptRow } from './tables.ts';

/** A whole script that is not stored yet, in reading order. */
export interface NewContent {
  script: { title: string; author?: string; description?: string };
  sections: NewSection[];
}

interface NewSection {
  title: string;
  level?: number;
  actions: NewAction[];
  /** Words no action speaks. */
  unplacedSpokenWords?: SpokenWordFields[];
}

interface NewAction extends Partial<Omit<ActionFields, 'dialogueId'>> {
  spokenWord?: SpokenWordFields | null;
}

export interface ContentCount {
  sections: number;
  actions: number;
  spokenWords: number;
}

/** As many elements as are surely stored within the time a statement may take. */
const mostElements = 40_000;

/** @throws Problem 400 when it is too much for one script */
export function countContent(content: NewContent): ContentCount {
  const count: ContentCount = { sections: content.sections.length, actions: 0, spokenWords: 0 };
  for (const section of content.sections) {
    count.actions += section.actions.length;
    count.spokenWords += section.unplacedSpokenWords?.length ?? 0;
    for (const action of section.actions) if (action.spokenWord) count.spokenWords += 1;
  }
  if (count.actions + count.spokenWords > mostElements)
    throw invalid([
      {
        pointer: '/sections',
        message: `must not hold more than ${mostElements} actions and spoken words together`,
      },
    ]);
  return count;
}

/** The numbers that a new script with content needs. */
export function numbersForContent(scriptId: number, count: ContentCount): Wanted[] {
  return [
    { elementType: 'script', scriptId: null, count: 1 },
    { elementType: 'section', scriptId, count: count.sections },
    { elementType: 'action', scriptId, count: count.actions },
    { elementType: 'spokenWord', scriptId, count: count.spokenWords },
  ];
}

/** An id for a script that is about to be stored: its elements are numbered before there is a script. */
export function reserveScriptId(database: Database, workspace: string): Promise<number> {
  return inWorkspace(database, workspace, async (db) => (await reserveIds(db, 'scripts', 1)).next());
}

/** Stores a whole script, by one statement a table however much there is in it. @returns it and its sections' ids */
export async function createContent(
  db: Db,
  workspace: string,
  content: NewContent,
  { scriptId, count, next }: { scriptId: number; count: ContentCount; next: NextNumber },
): Promise<{ script: ScriptRow; headingIds: number[] }> {
  const { title, author = '', description = '' } = content.script;
  const script = await createScript(db, workspace, {
    id: scriptId,
    title,
    author,
    description,
    sequenceNumber: next('script'),
  });
  const ids: Ids = {
    section: await reserveIds(db, 'sections', count.sections),
    action: await reserveIds(db, 'actions', count.actions),
    spokenWord: await reserveIds(db, 'spoken_words', count.spokenWords),
  };
  const rows = layOut(content.sections, ids, next);
  await insertAll(db, workspace, scriptId, rows);
  return { script, headingIds: rows.sections.map(({ id }) => id) };
}

interface Ids {
  section: { next(): number };
  action: { next(): number };
  spokenWord: { next(): number };
}

/** Gives every element its id, its number and the ids of what it belongs to, in reading order. */
function layOut(newSections: NewSection[], ids: Ids, next: NextNumber) {
  const rows = {
    sections: [] as { id: number; number: number; title: string; level: number }[],
    actions: [] as object[],
    spokenWords: [] as object[],
  };
  const addWord = (heading: number, { text }: SpokenWordFields) => {
    const id = ids.spokenWord.next();
    rows.spokenWords.push({ id, heading, number: next('spokenWord'), text });
    return id;
  };
  for (const { title, level = 1, actions: newActions, unplacedSpokenWords = [] } of newSections) {
    const heading = ids.section.next();
    rows.sections.push({ id: heading, number: next('section'), title, level });
    for (const { spokenWord, ...action } of newActions) {
      const dialogueId = spokenWord ? addWord(heading, spokenWord) : null;
      const fields = wholeAction({ ...action, dialogueId });
      rows.actions.push({ id: ids.action.next(), heading, number: next('action'), ...fields });
    }
    for (const word of unplacedSpokenWords) addWord(heading, word);
  }
  return rows;
}

async function insertAll(
  db: Db,
  workspace: string,
  scriptId: number,
  rows: ReturnType<typeof layOut>,
): Promise<void> {
  await db.execute(sql`
    INSERT INTO ${sections} (workspace_id, script_id, id, sequence_number, title, level)
    SELECT ${workspace}, ${scriptId}::bigint, id, number, title, level
    FROM json_to_recordset(${JSON.stringify(rows.sections)})
      AS new (id bigint, number bigint, title text, level smallint)`);
  await db.execute(sql`
    INSERT INTO ${spokenWords} (workspace_id, script_id, heading_id, id, sequence_number, text)
    SELECT ${workspace}, ${scriptId}::bigint, heading, id, number, text
    FROM json_to_recordset(${JSON.stringify(rows.spokenWords)})
      AS new (heading bigint, id bigint, number bigint, text text)`);
  await db.execute(sql`
    INSERT INTO ${actions} (workspace_id, script_id, heading_id, id, sequence_number,
      kind, description, character_id, dialogue_id, context_id, extension, dual)
    SELECT ${workspace}, ${scriptId}::bigint, heading, id, number,
      kind, description, "characterId", "dialogueId", "contextId", extension, dual
    FROM json_to_recordset(${JSON.stringify(rows.actions)})
      AS new (heading bigint, id bigint, number bigint, kind text, description text, "characterId" bigint,
        "dialogueId" bigint, "contextId" bigint, extension text, dual boolean)`);
}

/** Takes ids from a table's identity, ascending. */
async function reserveIds(db: Db, table: string, count: number): Promise<{ next(): number }> {
  const { rows } = await db.execute<{ id: string }>(sql`
    SELECT nextval((SELECT pg_get_serial_sequence(${`script.${table}`}, 'id'))::regclass) AS id
    FROM generate_series(1, ${count}::int)`);
  const ids = rows.map(({ id }) => Number(id)).values();
  return { next: () => ids.next().value! };
}
