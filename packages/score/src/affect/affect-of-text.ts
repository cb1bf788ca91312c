import type { Word } from '../words/prosody.ts';
import type { Affect } from './affect.ts';
import { affectOfMood } from './affect-of-mood.ts';

/** The arousal that each of these adds to a sentence of about `sentenceWords` words. */
const exclamation = 30;
const capitals = 25;
const strongWord = 12;
const ellipsis = -15;
const sentenceWords = 8;

/** A word of at least this valence, positive or negative, adds arousal. */
const strongValence = 3;
/** Neutral words assumed in every text, so that one strong word does not give an extreme valence. */
const silentWords = 2;

/**
 * The affect of a text by its words alone. Valence is the mean of its words, without neutral ones. Exclamation marks,
 * words in capitals, words for moods and words of strong valence add arousal; an ellipsis lowers it.
 */
export function affectOfText(words: Word[]): Affect {
  const felt = words.map(({ valence }) => valence).filter((valence) => valence !== 0);
  const sum = felt.reduce((total, valence) => total + valence, 0);
  const stir = words.reduce((total, word) => total + stirOf(word), 0);
  const sentences = Math.max(1, words.length / sentenceWords);
  return {
    valence: limit((sum * 20) / (felt.length + silentWords)),
    arousal: limit(stir / sentences),
  };
}

function stirOf({ text, valence }: Word): number {
  const mood = affectOfMood(text)?.arousal ?? 0;
  return (
    (/[!！]/u.test(text) ? exclamation : 0) +
    (/^\P{L}*\p{Lu}{2,}\P{L}*$/u.test(text) ? capitals : 0) +
    (Math.abs(valence) >= strongValence ? strongWord : 0) +
    (/…|\.\.\./u.test(text) ? ellipsis : 0) +
    mood / 4
  );
}

/** Rounds to an integer, with 0 in place of -0. */
const limit = (value: number): number => Math.max(-100, Math.min(100, Math.round(value))) + 0;
