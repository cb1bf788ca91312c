import type { DraftWord } from './draft.ts';
import type { Syllable } from './prosody.ts';

interface Beat {
  syllable: Syllable;
  /** A monosyllable, which has no word stress to keep. */
  alone: boolean;
  /** True before a mark, which separates the word from the next stress. */
  pause: boolean;
}

/**
 * Gives every second one of several weak words in a row a lesser stress, counted back from the next stress, as in
 * spoken verse: that THOU her MAID. Words with more than one syllable keep their stresses.
 */
export function alternate(words: DraftWord[]): void {
  for (const line of Map.groupBy(words, ({ line: number }) => number).values())
    alternateLine(line.flatMap(beatsOf));
}

function beatsOf({ syllables, mark }: DraftWord): Beat[] {
  const last = syllables.length - 1;
  return syllables.map((syllable, at) => ({
    syllable,
    alone: last === 0,
    pause: mark !== null && at === last,
  }));
}

function alternateLine(beats: Beat[]): void {
  for (let at = beats.length - 1; at >= 0; at--) {
    const { syllable, alone, pause } = beats[at]!;
    const before = beats[at - 1]?.syllable.stress ?? 0;
    const after = pause ? 0 : (beats[at + 1]?.syllable.stress ?? 0);
    if (alone && syllable.stress + before + after === 0) syllable.stress = 1;
  }
}
