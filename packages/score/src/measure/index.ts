import type { Score } from '../model.ts';
import type { ScoreStory } from '../story.ts';
import { languageOf, phrasesOf, type Word } from '../words/index.ts';
import { measureCast, type CastMeasures } from './cast.ts';
import { measurePlaying, type PlayingMeasures } from './playing.ts';
import { measureSinging, type SingingMeasures } from './singing.ts';

export type ScoreMeasures = CastMeasures & SingingMeasures & PlayingMeasures;

/** Quality measures of a score, computed from its notes only. */
export function measureScore(score: Score, story: ScoreStory): ScoreMeasures {
  const elements = story.sections.flatMap((section) => section.elements);
  const texts = elements.map(({ spokenWord }) => spokenWord?.text ?? '');
  const language = languageOf(texts.join('\n'));
  const words = new Map<number, Word[]>();
  elements.forEach(({ actionId }, i) =>
    words.set(
      actionId,
      phrasesOf(texts[i]!, language).flatMap((phrase) => phrase.words),
    ),
  );
  const wordAt = (actionId: number, word: number) => words.get(actionId)?.[word];
  return { ...measureCast(score), ...measureSinging(score, wordAt), ...measurePlaying(score) };
}
