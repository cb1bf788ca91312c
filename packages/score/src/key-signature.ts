import type { Key, Letter, Mode } from './model.ts';

const letterFifths: Record<Letter, number> = { F: -1, C: 0, G: 1, D: 2, A: 3, E: 4, B: 5 };
/** Sharps of a mode beyond those of the major key on the same tonic; negative for flats. */
export const modeFifths: Record<Mode, number> = {
  lydian: 1,
  ionian: 0,
  mixolydian: -1,
  dorian: -2,
  aeolian: -3,
  phrygian: -4,
};

/** Sharps of the key signature; negative for flats. */
export const keyFifths = ({ letter, alter, mode }: Key): number =>
  letterFifths[letter] + 7 * alter + modeFifths[mode];

/** True when the third above the tonic is minor. */
export const isMinor = ({ mode }: Key): boolean => modeFifths[mode] < -1;

export const sameKey = (one: Key, other: Key): boolean =>
  one.letter === other.letter && one.alter === other.alter && one.mode === other.mode;
