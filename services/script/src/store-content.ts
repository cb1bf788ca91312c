import { sql } from '@fountainai/drizzle';
import { deleteElements, insertAll, updateAll, type Stored } from './elements.ts';
import type { Revision } from './revision.ts';
import {
  actions,
  sections,
  spokenWords,
  type ActionRow,
  type PartTable,
  type SectionRow,
  type SpokenWordRow,
} from './tables.ts';

// These fields decide whether an element changed; version and times do not.
const fields = {
  sections: ['sequenceNumber', 'title', 'level'],
  spokenWords: ['headingId', 'sequenceNumber', 'text'],
  actions: [
    ...(['headingId', 'sequenceNumber', 'kind', 'description'] as const),
    ...(['characterId', 'dialogueId', 'contextId', 'extension', 'dual'] as const),
  ],
} as const;

export type SectionState = Stored & Pick<SectionRow, (typeof fields.sections)[number]>;
export type SpokenWordState = Stored & Pick<SpokenWordRow, (typeof fields.spokenWords)[number]>;
export type ActionState = Stored & Pick<ActionRow, (typeof fields.actions)[number]>;

/** The elements of one script. */
export interface Elements {
  sections: SectionState[];
  actions: ActionState[];
  spokenWords: SpokenWordState[];
}

/** The rows to write so that stored elements match the requested ones. */
export interface Change {
  inserted: Elements;
  updated: Elements;
  /** The ids to delete. */
  deleted: { sections: number[]; actions: number[]; spokenWords: number[] };
}

export function changeOf(from: Elements, to: Elements): Change {
  const section = compare(from.sections, to.sections, fields.sections);
  const action = compare(from.actions, to.actions, fields.actions);
  const word = compare(from.spokenWords, to.spokenWords, fields.spokenWords);
  const part = <Key extends 'inserted' | 'updated' | 'deleted'>(key: Key) => ({
    sections: section[key],
    actions: action[key],
    spokenWords: word[key],
  });
  return { inserted: part('inserted'), updated: part('updated'), deleted: part('deleted') };
}

function compare<State extends Stored>(from: State[], to: State[], names: readonly (keyof State)[]) {
  const present = new Map(from.map((state) => [state.id, state]));
  const staying = new Set(to.map(({ id }) => id));
  return {
    inserted: to.filter(({ id }) => !present.has(id)),
    updated: to.filter((state) => {
      const before = present.get(state.id);
      return before && names.some((name) => before[name] !== state[name]);
    }),
    deleted: from.map(({ id }) => id).filter((id) => !staying.has(id)),
  };
}

/** Returns the number of elements in a change. */
export function sizeOf(change: Change): number {
  return Object.values(change)
    .flatMap((part: Record<string, unknown[]>) => Object.values(part))
    .reduce((sum, { length }) => sum + length, 0);
}

/** Defers the uniqueness check, because two elements share a number until both statements have run. */
export async function whileNumbersMove(revision: Revision, work: () => Promise<void>): Promise<void> {
  await revision.db.execute(sql`SET CONSTRAINTS ALL DEFERRED`);
  await work();
  await revision.db.execute(sql`SET CONSTRAINTS ALL IMMEDIATE`);
}

/** Writes a change with at most three statements per table. */
export async function storeContent(
  revision: Revision,
  { inserted, updated, deleted }: Change,
): Promise<void> {
  await insertAll(revision, sections, fields.sections, inserted.sections);
  await updateAll(revision, sections, fields.sections, updated.sections);
  await insertAll(revision, spokenWords, fields.spokenWords, inserted.spokenWords);
  await updateAll(revision, spokenWords, fields.spokenWords, updated.spokenWords);
  await insertAll(revision, actions, fields.actions, inserted.actions);
  await updateAll(revision, actions, fields.actions, updated.actions);
  // At this point no row refers to the deleted elements.
  await remove(revision, actions, deleted.actions);
  await remove(revision, spokenWords, deleted.spokenWords);
  await remove(revision, sections, deleted.sections);
}

async function remove(revision: Revision, table: PartTable, ids: number[]): Promise<void> {
  if (ids.length > 0) await deleteElements(revision, table, ids);
}
