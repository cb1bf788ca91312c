import type { Instrument } from '../instruments.ts';
import type { Key, Motif } from '../model.ts';
import type { PhraseEnd } from '../words/prosody.ts';
import { toneOf, type Chord } from './chord.ts';
import { degreeAtOrAbove, midiOf, type Tone } from './scale.ts';

/** A note of a melody that has its place in time already, and around what it will sound. */
export interface MelodyPlace {
  ticks: number;
  stress: 0 | 1 | 2;
  /** 0 to 4, see metre.ts. */
  strength: number;
  chord: Chord;
  key: Key;
  /** The MIDI number of the bass under it. */
  bass: number;
}

export interface PhraseShape {
  end: PhraseEnd;
  /** The motif its first notes follow, where a speech begins. */
  opening: Motif | null;
  /** The window of MIDI numbers it moves in. */
  lowest: number;
  highest: number;
  /** How high its peak lies in that window, 0 to 100. */
  height: number;
  /** The last one of its speech comes to rest. */
  isLast: boolean;
  /** What was sung before, to go on from; null at the beginning. */
  before: number | null;
}

/** The part of an instrument's range a voice lives in: nearly two octaves, moved by how excited it is. */
export function windowOf(instrument: Instrument, arousal: number): { lowest: number; highest: number } {
  const room = instrument.highest - instrument.lowest;
  const lowest = instrument.lowest + Math.floor(room / 5) + Math.trunc(arousal / 30);
  return { lowest, highest: Math.min(lowest + 21, instrument.highest) };
}

export interface Candidate {
  tone: Tone;
  midi: number;
  isChordTone: boolean;
}
/** Every tone of the scale in the window; a chord's altered tones replace the scale's. */
export function candidatesFor({ chord, key }: MelodyPlace, { lowest, highest }: PhraseShape): Candidate[] {
  const found: Candidate[] = [];
  for (let degree = degreeAtOrAbove(key, lowest); ; degree++) {
    const inChord = toneOf(chord, degree);
    const tone = { degree, shift: inChord?.shift ?? 0 };
    const midi = midiOf(key, tone);
    if (midi > highest) return found;
    if (midi >= lowest) found.push({ tone, midi, isChordTone: inChord !== undefined });
  }
}

/** The chord tone nearest to the height that the peak is to have. */
export function nearestChordTone(candidates: Candidate[], { lowest, highest, height }: PhraseShape): number {
  const wanted = lowest + Math.round(((highest - lowest) * height) / 100);
  const inChord = candidates.filter(({ isChordTone }) => isChordTone).map(({ midi }) => midi);
  return inChord.reduce((best, midi) => (Math.abs(midi - wanted) < Math.abs(best - wanted) ? midi : best));
}

/** A question ends on its peak; an exclamation peaks on its last stress, all else two thirds through. */
export function peakOf(places: MelodyPlace[], { end }: PhraseShape): number {
  const last = places.length - 1;
  if (end === 'question') return last;
  let best = 0;
  let bestMerit = -Infinity;
  const aim = end === 'exclamation' ? last : Math.floor((last * 3) / 5);
  places.forEach(({ stress, ticks }, i) => {
    if (i === last && last > 1 && end !== 'exclamation') return;
    const merit = 6 * stress + Math.min(ticks / 240, 4) - Math.floor((12 * Math.abs(i - aim)) / (last + 1));
    if (merit > bestMerit) [best, bestMerit] = [i, merit];
  });
  return best;
}

/** An arch: from a third of the way up to the peak and down to where the end lies, in MIDI numbers. */
export function targetAt(
  i: number,
  count: number,
  peak: number,
  peakMidi: number,
  shape: PhraseShape,
): number {
  const floor = Math.max(shape.lowest, peakMidi - 12);
  const start = floor + Math.floor((peakMidi - floor) / 3);
  if (i <= peak) return peak === 0 ? peakMidi : start + Math.floor(((peakMidi - start) * i) / peak);
  return peakMidi - Math.floor(((peakMidi - floor - 2) * (i - peak)) / (count - 1 - peak));
}
