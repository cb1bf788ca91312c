import type { Mark } from './phrase-ends.ts';
import type { PhraseEnd, Syllable } from './prosody.ts';

/** A word before its phrase is complete. */
export interface DraftWord {
  text: string;
  line: number;
  spaceAfter: boolean;
  mark: Mark | null;
  syllables: Syllable[];
  guesses: number[] | null;
}

export interface DraftPhrase {
  words: DraftWord[];
  end: PhraseEnd;
}

export const syllableCount = (words: DraftWord[]): number =>
  words.reduce((sum, { syllables }) => sum + syllables.length, 0);
