import { modeFifths } from '../key-signature.ts';
import type { Key, Letter, Mode, Pitch } from '../model.ts';

/** A note of a key: scale steps above the tonic of octave 0, raised or lowered by `shift` semitones. */
export interface Tone {
  degree: number;
  shift: number;
}

const letters: Letter[] = ['C', 'D', 'E', 'F', 'G', 'A', 'B'];
const naturals = [0, 2, 4, 5, 7, 9, 11];
const byFifths: Letter[] = ['F', 'C', 'G', 'D', 'A', 'E', 'B'];

const semitones: Record<Mode, number[]> = {
  lydian: [0, 2, 4, 6, 7, 9, 11],
  ionian: [0, 2, 4, 5, 7, 9, 11],
  mixolydian: [0, 2, 4, 5, 7, 9, 10],
  dorian: [0, 2, 3, 5, 7, 9, 10],
  aeolian: [0, 2, 3, 5, 7, 8, 10],
  phrygian: [0, 1, 3, 5, 7, 8, 10],
};

export const mod = (n: number, by: number): number => ((n % by) + by) % by;

/** The key whose tonic lies a number of fifths above C, spelled with six accidentals at most. */
export function keyAt(fifths: number, mode: Mode): Key {
  const signature = mod(fifths + modeFifths[mode] + 5, 12) - 5;
  const tonic = signature - modeFifths[mode];
  return { letter: byFifths[mod(tonic + 1, 7)]!, alter: Math.floor((tonic + 1) / 7), mode };
}

const tonicStep = ({ letter }: Key): number => letters.indexOf(letter);
const tonicMidi = (key: Key): number => 12 + naturals[tonicStep(key)]! + key.alter;

export function midiOf(key: Key, { degree, shift }: Tone): number {
  return tonicMidi(key) + 12 * Math.floor(degree / 7) + semitones[key.mode][mod(degree, 7)]! + shift;
}

/** Spells a tone with the letter of its degree, whatever its alteration. */
export function pitchOf(key: Key, tone: Tone): Pitch {
  const step = tonicStep(key) + tone.degree;
  const midi = midiOf(key, tone);
  const octave = Math.floor(step / 7);
  const letter = mod(step, 7);
  const alter = midi - (12 * (octave + 1) + naturals[letter]!);
  return { letter: letters[letter]!, alter, octave, midi };
}

/** The lowest degree of a key that sounds at or above a MIDI number. */
export function degreeAtOrAbove(key: Key, midi: number): number {
  let degree = 7 * Math.floor((midi - tonicMidi(key)) / 12);
  while (midiOf(key, { degree, shift: 0 }) < midi) degree++;
  return degree;
}
