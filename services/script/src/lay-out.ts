import { allotIds, type Db } from '@fountainai/service-kit';
import { wholeAction, type ActionFields } from './actions.ts';
import type { ContentSection } from './content.ts';
import type { NextNumber } from './numbers.ts';
import type { SpokenWordFields } from './spoken-words.ts';
import type { ActionState, Elements, SectionState, SpokenWordState } from './store-content.ts';

/** A section of the requested script, in reading order. Elements with an id exist already. */
export interface SentSection {
  headingId?: number;
  title: string;
  level?: number;
  actions: SentAction[];
  /** Words that no action speaks. */
  unplacedSpokenWords?: SentSpokenWord[];
}

export interface SentAction extends Partial<Omit<ActionFields, 'dialogueId'>> {
  actionId?: number;
  spokenWord?: SentSpokenWord | null;
}

export interface SentSpokenWord extends SpokenWordFields {
  dialogueId?: number;
}

/** The number of elements of each type. */
export interface ContentCount {
  sections: number;
  actions: number;
  spokenWords: number;
}

/** Counts the elements without an id. */
export function countNew(sent: SentSection[]): ContentCount {
  const actions = sent.flatMap((section) => section.actions);
  return {
    sections: sent.filter(({ headingId }) => headingId === undefined).length,
    actions: actions.filter(({ actionId }) => actionId === undefined).length,
    spokenWords: wordsOf(sent).filter(({ dialogueId }) => dialogueId === undefined).length,
  };
}

export function wordsOf(sent: SentSection[]): SentSpokenWord[] {
  return sent.flatMap(({ actions, unplacedSpokenWords = [] }) => [
    ...actions.flatMap(({ spokenWord }) => spokenWord ?? []),
    ...unplacedSpokenWords,
  ]);
}

/**
 * Gives every element its id, its number and its references, in reading order. Numbers stay where the order does. A
 * section with a new order assigns its own numbers again, so that other sections do not change.
 * @param present the stored content
 */
export async function layOut(
  db: Db,
  workspace: string,
  sent: SentSection[],
  present: ContentSection[],
  next: NextNumber,
): Promise<Elements> {
  const { sections, actions, spokenWords } = withIds(sent, await allotAll(db, workspace, countNew(sent)));
  const now = elementsOf(present);
  const home = homesOf(present, sections);
  const placed = spokenWords.map((word) => ({ id: word.id, text: word.text, headingId: home(word) }));
  return {
    sections: deal(sections, now.sections, () => next('section')),
    actions: perSection(actions, now.actions, () => next('action')),
    spokenWords: perSection(placed, now.spokenWords, () => next('spokenWord')),
  };
}

/** Returns all elements of a script's content; a word is listed where an action first speaks it. */
export function elementsOf(content: ContentSection[]): Elements {
  const words = content.flatMap(({ actions, unplacedSpokenWords }) => [
    ...actions.flatMap(({ spokenWord }) => spokenWord ?? []),
    ...unplacedSpokenWords,
  ]);
  return {
    sections: content.map(({ section }) => section),
    actions: content.flatMap(({ actions }) => actions.map(({ action }) => action)),
    spokenWords: [...new Map(words.map((word) => [word.id, word])).values()],
  };
}

type Unnumbered<State> = Omit<State, 'sequenceNumber'>;
type SpokenIn = Omit<SpokenWordState, 'sequenceNumber' | 'headingId'> & { headingIds: number[] };

interface Ids {
  sections: { next(): number };
  actions: { next(): number };
  spokenWords: { next(): number };
}

function withIds(sent: SentSection[], ids: Ids) {
  const sections: Unnumbered<SectionState>[] = [];
  const actions: Unnumbered<ActionState>[] = [];
  const spokenWords = new Map<number, SpokenIn>();
  const speak = (headingId: number, { dialogueId, text }: SentSpokenWord) => {
    const id = dialogueId ?? ids.spokenWords.next();
    const word = spokenWords.get(id);
    if (word) word.headingIds.push(headingId);
    else spokenWords.set(id, { id, text, headingIds: [headingId] });
    return id;
  };
  for (const { headingId, title, level = 1, actions: sentActions, unplacedSpokenWords = [] } of sent) {
    const heading = headingId ?? ids.sections.next();
    sections.push({ id: heading, title, level });
    for (const { actionId, spokenWord, ...fields } of sentActions) {
      const dialogueId = spokenWord ? speak(heading, spokenWord) : null;
      const id = actionId ?? ids.actions.next();
      actions.push({ id, headingId: heading, ...wholeAction({ ...fields, dialogueId }) });
    }
    for (const word of unplacedSpokenWords) speak(heading, word);
  }
  return { sections, actions, spokenWords: [...spokenWords.values()] };
}

/**
 * Returns the section of each word: the first section that sends the word. A word that only actions of other sections
 * speak, before and after, keeps its section.
 */
function homesOf(present: ContentSection[], sections: { id: number }[]): (word: SpokenIn) => number {
  const staying = new Set(sections.map(({ id }) => id));
  const homes = new Map<number, number>();
  const besideSpeaker = new Set<number>();
  for (const { section, actions: its, unplacedSpokenWords } of present) {
    for (const { spokenWord } of its) {
      if (!spokenWord) continue;
      homes.set(spokenWord.id, spokenWord.headingId);
      if (spokenWord.headingId === section.id) besideSpeaker.add(spokenWord.id);
    }
    for (const { id, headingId } of unplacedSpokenWords) {
      homes.set(id, headingId);
      besideSpeaker.add(id);
    }
  }
  return ({ id, headingIds }) => {
    const home = homes.get(id);
    if (home !== undefined && headingIds.includes(home)) return home;
    if (home !== undefined && staying.has(home) && !besideSpeaker.has(id)) return home;
    return headingIds[0]!;
  };
}

function perSection<State extends { id: number; headingId: number }>(
  wanted: State[],
  present: (State & Numbered)[],
  fresh: () => number,
): (State & Numbered)[] {
  const numbers = new Map(present.map((state) => [state.id, state.sequenceNumber]));
  const presentIn = Map.groupBy(present, ({ headingId }) => headingId);
  return [...Map.groupBy(wanted, ({ headingId }) => headingId)].flatMap(([headingId, list]) =>
    deal(list, presentIn.get(headingId) ?? [], fresh, numbers),
  );
}

interface Numbered {
  sequenceNumber: number;
}

/**
 * Numbers a list. An unchanged list keeps its numbers; otherwise the elements' own numbers and new ones are assigned in
 * ascending order.
 */
function deal<State extends { id: number }>(
  wanted: State[],
  present: { id: number; sequenceNumber: number }[],
  fresh: () => number,
  numbers = new Map(present.map(({ id, sequenceNumber }) => [id, sequenceNumber])),
): (State & Numbered)[] {
  const same = wanted.length === present.length && wanted.every(({ id }, i) => id === present[i]!.id);
  if (same) return wanted.map((state, i) => ({ ...state, sequenceNumber: present[i]!.sequenceNumber }));
  const own = wanted.map(({ id }) => numbers.get(id) ?? fresh()).toSorted((a, b) => a - b);
  let last = -1;
  return wanted.map((state, i) => {
    last = Math.max(own[i]!, last + 1);
    return { ...state, sequenceNumber: last };
  });
}

async function allotAll(db: Db, workspace: string, count: ContentCount): Promise<Ids> {
  const allot = async (kind: string, many: number) => {
    const ids = (await allotIds(db, workspace, kind, many)).values();
    return { next: () => ids.next().value! };
  };
  const [sections, actions, spokenWords] = await Promise.all([
    allot('sections', count.sections),
    allot('actions', count.actions),
    allot('spoken_words', count.spokenWords),
  ]);
  return { sections, actions, spokenWords };
}
