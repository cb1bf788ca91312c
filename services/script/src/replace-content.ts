import { invalid, Problem, requireVersion, type Condition, type Db } from '@fountainai/service-kit';
import { getContent } from './content.ts';
import { elementsOf, layOut, type ContentCount, type SentSection } from './lay-out.ts';
import type { NewContent } from './new-content.ts';
import type { NextNumber } from './numbers.ts';
import { revise, type Writer } from './revision.ts';
import { lockScript, setScript, type ScriptFields } from './scripts.ts';
import { changeOf, sizeOf, storeContent, whileNumbersMove, type Elements } from './store-content.ts';
import type { ScriptRow } from './tables.ts';

/** The result of a replacement. */
export interface Replaced extends ContentCount {
  revision: number;
  headingIds: number[];
}

/**
 * Replaces a script's content. Unchanged elements are not written; a replacement without any change makes no revision.
 * @param condition on the revision
 * @throws Problem 404 for a missing script or id, or 412 or 409 when the condition does not hold
 */
export async function replaceContent(
  db: Db,
  by: Writer,
  content: NewContent,
  { scriptId, condition, next }: { scriptId: number; condition: Condition; next: NextNumber },
): Promise<Replaced> {
  const script = await lockScript(db, by.workspace, scriptId);
  requireVersion(condition, script.revision);
  const present = await getContent(db, by.workspace, scriptId);
  const before = elementsOf(present);
  requireKnown(content.sections, before);
  const after = await layOut(db, by.workspace, content.sections, present, next);
  const change = changeOf(before, after);
  const fields = fieldChange(script, content.script);
  const answer = {
    headingIds: after.sections.map(({ id }) => id),
    sections: after.sections.length,
    actions: after.actions.length,
    spokenWords: after.spokenWords.length,
  };
  if (sizeOf(change) === 0 && !fields) return { revision: script.revision, ...answer };
  return revise(db, by, scriptId, 'Replaced the whole script', async (revision) => {
    if (fields) await setScript(revision, fields);
    await whileNumbersMove(revision, () => storeContent(revision, change));
    return { revision: revision.number, ...answer };
  });
}

function fieldChange(
  present: ScriptRow,
  { title, author = '', description = '' }: NewContent['script'],
): ScriptFields | undefined {
  const same = present.title === title && present.author === author && present.description === description;
  return same ? undefined : { title, author, description };
}

interface SentId {
  element: keyof Elements;
  id: number;
  pointer: string;
  text?: string;
  unplaced?: boolean;
}

/** Returns every id in the request with its place in the body. */
function idsOf(sections: SentSection[]): SentId[] {
  const ids: SentId[] = [];
  const add = (element: SentId['element'], id: number | undefined, pointer: string, more: object = {}) => {
    if (id !== undefined) ids.push({ element, id, pointer, ...more });
  };
  for (const [s, { headingId, actions, unplacedSpokenWords = [] }] of sections.entries()) {
    add('sections', headingId, `/sections/${s}/headingId`);
    for (const [a, { actionId, spokenWord }] of actions.entries()) {
      const at = `/sections/${s}/actions/${a}`;
      add('actions', actionId, `${at}/actionId`);
      const text = spokenWord?.text;
      add('spokenWords', spokenWord?.dialogueId, `${at}/spokenWord/dialogueId`, { text });
    }
    for (const [w, { dialogueId }] of unplacedSpokenWords.entries())
      add('spokenWords', dialogueId, `/sections/${s}/unplacedSpokenWords/${w}/dialogueId`, {
        unplaced: true,
      });
  }
  return ids;
}

/** @throws Problem 400 when an id occurs twice or with two texts */
export function requireOnce(sections: SentSection[]): void {
  const first = new Map<string, SentId>();
  const errors = idsOf(sections).flatMap((sent) => {
    const name = `${sent.element} ${sent.id}`;
    const earlier = first.get(name);
    first.set(name, earlier ?? sent);
    if (!earlier) return [];
    const again = `is in ${earlier.pointer} already`;
    if (sent.element !== 'spokenWords' || sent.unplaced || earlier.unplaced)
      return { pointer: sent.pointer, message: again };
    return sent.text === earlier.text
      ? []
      : { pointer: sent.pointer, message: `${again}, with another text` };
  });
  if (errors.length > 0) throw invalid(errors.slice(0, 100));
}

const names = { sections: 'section', actions: 'action', spokenWords: 'spoken word' } as const;

/** @throws Problem 404 naming the ids that are not in this script */
function requireKnown(sections: SentSection[], present: Elements): void {
  const known = {
    sections: new Set(present.sections.map(({ id }) => id)),
    actions: new Set(present.actions.map(({ id }) => id)),
    spokenWords: new Set(present.spokenWords.map(({ id }) => id)),
  };
  const errors = idsOf(sections)
    .filter(({ element, id }) => !known[element].has(id))
    .map(({ element, id, pointer }) => ({
      pointer,
      message: `There is no ${names[element]} ${id} in this script.`,
    }));
  if (errors.length > 0)
    throw new Problem(404, 'not_found', errors[0]!.message, { errors: errors.slice(0, 100) });
}
