import type { Affect } from '../affect/index.ts';
import type { CastMember, Metre, Motif } from '../model.ts';
import type { StoryElement } from '../story.ts';
import type { Phrase } from '../words/index.ts';
import { moodNow, partOf, type Layout, type LayoutContext, type Line, type LineNote } from './layout.ts';
import { nextBar, nextBeat } from './metre.ts';
import { under } from './texture.ts';

/** Plays the motif of a character alone before the character first speaks in a section. */
export function stateMotif(layout: Layout, member: CastMember, element: StoryElement, metre: Metre): void {
  const tick = nextBar(metre, layout.ticks);
  const affect = moodNow(layout).affect;
  layout.textures.push({ tick, texture: under, affect });
  layout.lines.push(motifLine(member, tick, element, 'motif', affect));
  layout.ticks = tick + motifTicks(member.motif);
}

export const motifTicks = ({ lengths }: Motif): number => lengths.reduce((sum, length) => sum + length, 0);

/** A motif without words that begins at a tick. */
export function motifLine(
  { characterId, motif }: CastMember,
  from: number,
  { actionId, spokenWord }: StoryElement,
  kind: 'motif' | 'answer',
  affect: Affect,
): Line {
  let tick = from;
  const notes = motif.lengths.map((ticks): LineNote => {
    const note = { tick, ticks, stress: 1 as const, lyric: null };
    tick += ticks;
    return { ...note, source: { actionId, dialogueId: spokenWord?.dialogueId ?? null, word: null } };
  });
  return { part: partOf(characterId), notes, end: 'line', opening: motif, kind, isLast: false, affect };
}

/** Plays the motif of the first other character that a phrase names: it begins at the phrase's end. */
export function answerNamed(
  layout: Layout,
  line: { part: string; notes: LineNote[] },
  phrase: Phrase,
  element: StoryElement,
  { findNamed, cast, metre }: LayoutContext,
): void {
  const text = phrase.words.map((word) => word.text).join(' ');
  const named = findNamed(text).find((characterId) => partOf(characterId) !== line.part);
  if (named === undefined) return;
  const tick = nextBeat(metre, line.notes.at(-1)!.tick);
  const answer = motifLine(cast.get(named)!, tick, element, 'answer', moodNow(layout).affect);
  if (!layout.lines.some((other) => other.part === answer.part && lineEnd(other) > tick))
    layout.lines.push(answer);
}

const lineEnd = ({ notes }: Line): number => notes.at(-1)!.tick + notes.at(-1)!.ticks;
