import type { Key } from '../model.ts';
import { chordsIn, isDeceptive, rootOf, type Chord } from './chord.ts';
import type { Choose } from './random.ts';
import { mod } from './scale.ts';

/**
 * The harmonic target of a slot: at rest (`home`), before that (`leading`), a half cadence (`half`), a deceptive
 * cadence (`deceptive`), or any chord but the tonic (`away`).
 */
export type Goal = 'home' | 'leading' | 'half' | 'deceptive' | 'away';

/** A stretch of time that has one chord. */
export interface Slot {
  tick: number;
  ticks: number;
  key: Key;
  goal: Goal | null;
  /** A dark word is sung here. */
  dark: boolean;
  /** The cost of repeating the chord before; low within a bar, lower in calm music. */
  stay: number;
}

/** The cost of a step from root to root, by the number of scale steps upwards: falling fifths are cheapest. */
const rootCosts = [4, 2, 5, 0, 3, 2, 3];
const missedGoal = 60;

/** The cheapest path through the chords of each slot's mode (Viterbi over whole-number costs). */
export function harmonise(slots: Slot[], choose: Choose): Chord[] {
  let before: { chord: Chord; cost: number }[] = [];
  const cameFrom: number[][] = [];
  for (const slot of slots) {
    const came: number[] = [];
    before = chordsIn(slot.key.mode).map((chord) => {
      const own = ownCost(chord, slot) + choose(3);
      const costs = before.map((state) => state.cost + stepCost(state.chord, chord, slot));
      const best = costs.length ? Math.min(...costs) : chord.name === 'I' ? 0 : 20;
      came.push(costs.indexOf(best));
      return { chord, cost: own + best };
    });
    cameFrom.push(came);
  }
  return trace(slots, before, cameFrom);
}

function trace(slots: Slot[], last: { cost: number }[], cameFrom: number[][]): Chord[] {
  const path: Chord[] = [];
  let at = last.findIndex(({ cost }) => cost === Math.min(...last.map((state) => state.cost)));
  for (let i = slots.length - 1; i >= 0; i--) {
    path.push(chordsIn(slots[i]!.key.mode)[at]!);
    at = cameFrom[i]![at]!;
  }
  return path.toReversed();
}

function stepCost(from: Chord, to: Chord, { stay }: Slot): number {
  if (from.name === to.name) return stay;
  const backwards = from.role === 'dominant' && to.role === 'subdominant' ? 5 : 0;
  const unresolved = from.name.endsWith('7') && to.role !== 'tonic' ? 12 : 0;
  return rootCosts[mod(rootOf(to) - rootOf(from), 7)]! + backwards + unresolved;
}

function ownCost(chord: Chord, { goal, dark, key }: Slot): number {
  const colour = chord.borrowed ? (dark ? 0 : 25) : dark ? 8 : 0;
  return colour + goalCost(chord, goal, key);
}

function goalCost(chord: Chord, goal: Goal | null, key: Key): number {
  const met = {
    home: chord.name === 'I',
    leading: chord.role === 'dominant',
    half: chord.role === 'dominant' && !chord.name.endsWith('7'),
    deceptive: isDeceptive(chord, key.mode),
    away: chord.name !== 'I',
  };
  if (goal === null) return 0;
  if (goal === 'away') return met.away ? 0 : 6;
  return met[goal] ? 0 : missedGoal;
}
