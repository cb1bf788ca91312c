import type { Instrument } from '../instruments.ts';
import type { Key, Motif } from '../model.ts';
import type { PhraseEnd } from '../words/prosody.ts';
import { toneOf, type Chord } from './chord.ts';
import { degreeAtOrAbove, midiOf, type Tone } from './scale.ts';

/** A note with its time, before its pitch is chosen, and the harmony around it. */
export interface MelodyPlace {
  ticks: number;
  stress: 0 | 1 | 2;
  /** 0 to 4, see metre.ts. */
  strength: number;
  chord: Chord;
  key: Key;
  /** The MIDI number of the bass note under it. */
  bass: number;
}

export interface PhraseShape {
  end: PhraseEnd;
  /** The motif that its first notes follow at the beginning of a speech. */
  opening: Motif | null;
  /** The range of MIDI numbers for its tones. */
  lowest: number;
  highest: number;
  /** The height of its peak in that range, 0 to 100. */
  height: number;
  /** True for the last phrase of a speech, which ends at rest. */
  isLast: boolean;
  /** The previous tones, from which the melody continues; null at the beginning. */
  before: number | null;
}

/** The part of an instrument's range that a voice uses: nearly two octaves, higher with more arousal. */
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
/** Every tone of the scale in the window; altered tones of the chord replace the scale's. */
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

/** The chord tone nearest to the wanted height of the peak. */
export function nearestChordTone(candidates: Candidate[], { lowest, highest, height }: PhraseShape): number {
  const wanted = lowest + Math.round(((highest - lowest) * height) / 100);
  const inChord = candidates.filter(({ isChordTone }) => isChordTone).map(({ midi }) => midi);
  return inChord.reduce((best, midi) => (Math.abs(midi - wanted) < Math.abs(best - wanted) ? midi : best));
}

/** A question peaks on its end, an exclamation on its last stress, other phrases near three fifths. */
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

/** An arch in MIDI numbers: from a third of the height up to the peak and down to the end. */
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
