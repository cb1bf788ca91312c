import type { Affect } from '../affect/index.ts';
import { barTicks } from '../model.ts';
import type { StoryElement } from '../story.ts';
import type { Phrase, PhraseEnd } from '../words/index.ts';
import type { Goal } from './harmony.ts';
import {
  moodNow,
  nobody,
  partOf,
  type Layout,
  type LayoutContext,
  type Line,
  type LineNote,
} from './layout.ts';
import { nextBeat } from './metre.ts';
import { answerNamed, stateMotif } from './motif-lines.ts';
import { placeSyllables, restAfter } from './rhythm.ts';
import { speechAffect } from './speech-affect.ts';
import { textureFor } from './texture.ts';

const darkValence = -3;

/** Lays out a speech; false when it has no words to sing. */
export function layOutSpeech(
  layout: Layout,
  element: StoryElement,
  heard: Set<number>,
  context: LayoutContext,
): boolean {
  const phrases = element.spokenWord ? context.phrasesOf(element.spokenWord.text) : [];
  if (phrases.length === 0) return false;
  const begin = layout.ticks;
  const speaker = element.character ? context.cast.get(element.character.characterId) : undefined;
  if (speaker && !heard.has(speaker.characterId)) stateMotif(layout, speaker, element, context.metre);
  if (speaker) heard.add(speaker.characterId);
  let word = 0;
  let { affect } = moodNow(layout);
  phrases.forEach((phrase, i) => {
    const isLast = i === phrases.length - 1;
    const opening = i === 0 && speaker ? speaker.motif : null;
    if (i === 0 || endsSentence(phrases[i - 1]!)) {
      affect = speechAffect(sentenceFrom(phrases, i), moodNow(layout).affect);
      changeTexture(layout, affect, i === 0, context);
    }
    const line = phraseLine(layout, phrase, element, word, context);
    layout.lines.push({ ...line, opening, isLast, affect });
    answerNamed(layout, line, phrase, element, context);
    word += phrase.words.length;
  });
  layout.ticks = nextBeat(context.metre, layout.ticks + restAfter('comma') + 240);
  layout.spans.push({
    actionId: element.actionId,
    tick: begin,
    ticks: layout.ticks - begin,
    direction: element.description || null,
  });
  return true;
}

const sentenceEnds = new Set<PhraseEnd>(['full-stop', 'question', 'exclamation', 'ellipsis']);
const endsSentence = ({ end }: Phrase): boolean => sentenceEnds.has(end);

function sentenceFrom(phrases: Phrase[], first: number): Phrase[] {
  const last = phrases.findIndex((phrase, i) => i >= first && endsSentence(phrase));
  return phrases.slice(first, last < 0 ? undefined : last + 1);
}

/** A texture under a long speech lasts at least this many bars. */
const textureBars = 4;

/** Every speech has its own texture; in a long speech the texture changes with the sentences. */
function changeTexture(
  layout: Layout,
  affect: Affect,
  isNewSpeech: boolean,
  { metre, choose }: LayoutContext,
): void {
  const { tick, texture } = layout.textures.at(-1)!;
  const isLong = layout.ticks - tick >= textureBars * barTicks(metre);
  if (isNewSpeech || isLong)
    layout.textures.push({ tick: layout.ticks, texture: textureFor(affect, texture, choose), affect });
}

function phraseLine(
  layout: Layout,
  phrase: Phrase,
  { actionId, character, spokenWord }: StoryElement,
  firstWord: number,
  { metre, choose, cast }: LayoutContext,
): Omit<Line, 'opening' | 'isLast' | 'affect'> {
  const { arousal } = moodNow(layout).affect;
  const pace = arousal < -25 ? 0 : arousal > 35 ? 2 : 1;
  const placed = placeSyllables(phrase, { metre, from: layout.ticks, pace, choose });
  const syllables = phrase.words.flatMap((word, i) =>
    word.syllables.map((syllable, at) => ({ word, i, syllable, ends: at === word.syllables.length - 1 })),
  );
  const notes = syllables.map(({ word, i, syllable, ends }, at): LineNote => {
    if (word.valence <= darkValence) layout.darkTicks.push(placed[at]!.tick);
    return {
      ...placed[at]!,
      stress: syllable.stress,
      lyric: { text: syllable.text, endsWord: ends && word.spaceAfter },
      source: { actionId, dialogueId: spokenWord!.dialogueId, word: firstWord + i },
    };
  });
  const last = placed.at(-1)!;
  setGoal(layout, last.tick, phrase.end);
  layout.ticks = last.tick + last.ticks + restAfter(phrase.end);
  const isCast = character && cast.has(character.characterId);
  return { part: isCast ? partOf(character.characterId) : nobody, notes, end: phrase.end, kind: 'sung' };
}

const goalOf: Record<PhraseEnd, Goal> = {
  'full-stop': 'home',
  none: 'away',
  line: 'away',
  comma: 'away',
  semicolon: 'half',
  dash: 'away',
  ellipsis: 'half',
  question: 'half',
  exclamation: 'deceptive',
};

function setGoal(layout: Layout, tick: number, end: PhraseEnd): void {
  layout.goals.push({ tick, goal: goalOf[end] });
}
