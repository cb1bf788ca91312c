import { allotIds, invalid, inWorkspace, type Database, type Db } from '@fountainai/service-kit';
import { countNew, layOut, type ContentCount, type SentSection } from './lay-out.ts';
import type { NextNumber, Wanted } from './numbers.ts';
import { reviseNew, type Writer } from './revision.ts';
import { changeOf, storeContent } from './store-content.ts';
import type { ScriptRow } from './tables.ts';

/** A whole script before it is stored, in reading order. */
export interface NewContent {
  script: { title: string; author?: string; description?: string };
  sections: SentSection[];
}

/** The insert of this many elements ends well within the statement timeout. */
const mostElements = 40_000;

/** @returns the number of new elements @throws Problem 400 when one script cannot hold that many */
export function countContent({ sections }: NewContent): ContentCount {
  let sum = 0;
  for (const { actions, unplacedSpokenWords = [] } of sections) {
    sum += actions.length + unplacedSpokenWords.length;
    for (const { spokenWord } of actions) if (spokenWord) sum += 1;
  }
  if (sum > mostElements)
    throw invalid([
      {
        pointer: '/sections',
        message: `must not hold more than ${mostElements} actions and spoken words together`,
      },
    ]);
  return countNew(sections);
}

/** Returns the numbers that new elements of a script need. */
export function numbersForElements(scriptId: number, count: ContentCount): Wanted[] {
  return [
    { elementType: 'section', scriptId, count: count.sections },
    { elementType: 'action', scriptId, count: count.actions },
    { elementType: 'spokenWord', scriptId, count: count.spokenWords },
  ];
}

/** Reserves an id for a new script, because its elements get their numbers before the script is stored. */
export function reserveScriptId(database: Database, workspace: string): Promise<number> {
  return inWorkspace(database, workspace, async (db) => (await allotIds(db, workspace, 'scripts', 1))[0]!);
}

/** Stores a whole script with one statement per table. @returns the script and its sections' ids */
export async function createContent(
  db: Db,
  by: Writer,
  content: NewContent,
  { scriptId, next }: { scriptId: number; next: NextNumber },
): Promise<{ script: ScriptRow; headingIds: number[] }> {
  const { title, author = '', description = '' } = content.script;
  const fields = { id: scriptId, title, author, description, sequenceNumber: next('script') };
  const elements = await layOut(db, by.workspace, content.sections, [], next);
  const nothing = { sections: [], actions: [], spokenWords: [] };
  const script = await reviseNew(db, by, fields, (revision) =>
    storeContent(revision, changeOf(nothing, elements)),
  );
  return { script, headingIds: elements.sections.map(({ id }) => id) };
}
