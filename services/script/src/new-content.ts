import { allotIds, invalid, inWorkspace, type Database, type Db } from '@fountainai/service-kit';
import { countNew, layOut, type ContentCount, type SentSection } from './lay-out.ts';
import type { NextNumber, Wanted } from './numbers.ts';
import { reviseNew, type Writer } from './revision.ts';
import { changeOf, storeContent } from './store-content.ts';
import type { ScriptRow } from './tables.ts';

/** A whole script that is not stored yet, in reading order. */
export interface NewContent {
  script: { title: string; author?: string; description?: string };
  sections: SentSection[];
}

/** As many elements as are surely stored within the time a statement may take. */
const mostElements = 40_000;

/** @returns how much of it is new @throws Problem 400 when it is too much for one script */
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

/** The numbers that new elements of a script need. */
export function numbersForElements(scriptId: number, count: ContentCount): Wanted[] {
  return [
    { elementType: 'section', scriptId, count: count.sections },
    { elementType: 'action', scriptId, count: count.actions },
    { elementType: 'spokenWord', scriptId, count: count.spokenWords },
  ];
}

/** An id for a script that is about to be stored: its elements are numbered before there is a script. */
export function reserveScriptId(database: Database, workspace: string): Promise<number> {
  return inWorkspace(database, workspace, async (db) => (await allotIds(db, workspace, 'scripts', 1))[0]!);
}

/** Stores a whole script, by one statement a table however much there is in it. @returns it and its sections' ids */
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
