import type { Motif } from '../model.ts';
import type { PhraseEnd } from '../words/prosody.ts';
import type { Candidate, MelodyPlace, PhraseShape } from './melody-shape.ts';
import { mod, type Tone } from './scale.ts';

/** The interval that led to a note: leap down, step down, the same note, step up, leap up. */
export type Move = 0 | 1 | 2 | 3 | 4;
/** Costs of intervals by semitones; tritones and sevenths are so dear that they are rare. */
const intervalCosts = [4, 0, 0, 2, 3, 5, 30, 7, 11, 11, 30, 30, 14];
const hardest = 60;

interface OwnContext {
  places: MelodyPlace[];
  shape: PhraseShape;
  peak: number;
  peakMidi: number;
  target: number;
}

/** The cost of a tone by itself: a dissonance, distance from the arch, a place above the peak, a wrong end. */
export function ownCost(
  { midi, isChordTone, tone }: Candidate,
  { strength, ticks }: MelodyPlace,
  i: number,
  { places, shape, peak, peakMidi, target }: OwnContext,
): number {
  const accented = strength >= 3 || ticks >= 480;
  const dissonance = isChordTone ? 0 : accented ? 14 : strength >= 2 ? 7 : 3;
  const contour = Math.max(0, Math.abs(midi - target) - 2);
  const atPeak =
    i === peak ? 12 * Math.abs(midi - peakMidi) : midi >= peakMidi ? 40 + 4 * (midi - peakMidi) : 0;
  const closing = i === places.length - 1 ? closingCost(tone, isChordTone, shape) : 0;
  return dissonance + contour + atPeak + closing;
}

function closingCost({ degree }: Tone, isChordTone: boolean, { end, isLast }: PhraseShape): number {
  if (!isChordTone) return 60;
  const isTonic = mod(degree, 7) === 0;
  if (end === 'full-stop' || end === 'none') return isTonic ? 0 : isLast ? 40 : 6;
  return isTonic && end !== 'exclamation' ? 8 : 0;
}

/** The cost of a first tone: its distance from the tone before it, and a dissonance. */
export function entryCost({ midi, isChordTone }: Candidate, { before }: PhraseShape): number {
  return (before === null ? 0 : Math.max(0, Math.abs(midi - before) - 4)) + (isChordTone ? 0 : 4);
}

export function moveOf(from: Candidate, to: Candidate): Move {
  const steps = to.tone.degree - from.tone.degree;
  if (steps === 0) return 2;
  return steps < 0 ? (steps < -2 ? 0 : 1) : steps > 2 ? 4 : 3;
}

/** The cost of the interval from one tone to the next. */
export function moveCost(
  from: Candidate,
  to: Candidate,
  came: Move,
  places: MelodyPlace[],
  i: number,
  shape: PhraseShape,
): number {
  const semitones = Math.abs(to.midi - from.midi);
  const steps = to.tone.degree - from.tone.degree;
  let cost = intervalCosts[semitones] ?? hardest;
  if (came === 4) cost += steps === -1 ? 0 : 14;
  if (came === 0) cost += steps === 1 ? 0 : 14;
  if (!from.isChordTone && Math.abs(steps) > 1) cost += 12;
  if (places[i]!.stress > places[i - 1]!.stress && steps < 0) cost += 1;
  if (i === places.length - 1) cost += endingMoveCost(steps, shape.end);
  return cost + motifCost(steps, i, shape.opening) + parallelCost(from, to, places, i);
}

function endingMoveCost(steps: number, end: PhraseEnd): number {
  if (end === 'question') return steps > 0 ? 0 : 40;
  if (end === 'full-stop') return Math.abs(steps) === 1 ? 0 : 4;
  return 0;
}

const motifWeight = 20;

/** The cost of an opening note that leaves the motif's interval. */
function motifCost(steps: number, i: number, opening: Motif | null): number {
  if (!opening || i >= opening.steps.length) return 0;
  return motifWeight * Math.min(3, Math.abs(steps - (opening.steps[i]! - opening.steps[i - 1]!)));
}

function parallelCost(from: Candidate, to: Candidate, places: MelodyPlace[], i: number): number {
  const [low, lowNext] = [places[i - 1]!.bass, places[i]!.bass];
  const interval = mod(from.midi - low, 12);
  if (low === lowNext || from.midi === to.midi || (interval !== 0 && interval !== 7)) return 0;
  return mod(to.midi - lowNext, 12) === interval ? 15 : 0;
}
