import type { DraftWord } from './draft.ts';
import type { Syllable } from './prosody.ts';

interface Beat {
  syllable: Syllable;
  /** A word of one syllable, which has no stress of its own to keep. */
  alone: boolean;
  /** Followed by a mark: the stress after it is not felt as near. */
  pause: boolean;
}

/**
 * Gives every second of several weak words in a row a lesser stress, counted back from the stress they lead up to, as
 * speakers of verse do: that THOU her MAID. Words of more than one syllable keep what they have.
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
