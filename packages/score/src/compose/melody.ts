import { entryCost, moveCost, moveOf, ownCost, type Move } from './melody-costs.ts';
import {
  candidatesFor,
  nearestChordTone,
  peakOf,
  targetAt,
  type Candidate,
  type MelodyPlace,
  type PhraseShape,
} from './melody-shape.ts';
import type { Choose } from './random.ts';
import type { Tone } from './scale.ts';

interface State {
  cost: number;
  candidate: number;
  move: Move;
  before: State | null;
}

/**
 * Finds the tones of a phrase: one peak, chord tones on strong beats, mostly steps, a step back after a leap (Meyer's
 * gap-fill), and an end that fits the punctuation. The result is the cheapest path, by dynamic programming.
 */
export function melodise(places: MelodyPlace[], shape: PhraseShape, choose: Choose): Tone[] {
  const peak = peakOf(places, shape);
  const candidates = places.map((place) => candidatesFor(place, shape));
  const peakMidi = nearestChordTone(candidates[peak]!, shape);
  let layer: State[] = [];
  places.forEach((place, i) => {
    const next = new Map<number, State>();
    candidates[i]!.forEach((candidate, at) => {
      const target = targetAt(i, places.length, peak, peakMidi, shape);
      const own = ownCost(candidate, place, i, { places, shape, peak, peakMidi, target }) + choose(2);
      if (i === 0)
        return put(next, { cost: own + entryCost(candidate, shape), candidate: at, move: 2, before: null });
      for (const state of layer) {
        const from = candidates[i - 1]![state.candidate]!;
        const step = moveCost(from, candidate, state.move, places, i, shape);
        put(next, {
          cost: state.cost + own + step,
          candidate: at,
          move: moveOf(from, candidate),
          before: state,
        });
      }
    });
    layer = cheapest(next);
  });
  return trace(layer, candidates);
}

/**
 * The number of paths that the search keeps. With all paths the measures are the same and the search takes three times
 * as long.
 */
const beam = 16;

const cheapest = (states: Map<number, State>): State[] =>
  [...states.values()].toSorted((a, b) => a.cost - b.cost).slice(0, beam);

function put(states: Map<number, State>, state: State): void {
  const key = state.candidate * 5 + state.move;
  const known = states.get(key);
  if (!known || state.cost < known.cost) states.set(key, state);
}

function trace(layer: State[], candidates: Candidate[][]): Tone[] {
  let state: State | null = layer.reduce((best, next) => (next.cost < best.cost ? next : best), layer[0]!);
  const tones: Tone[] = [];
  for (let i = candidates.length - 1; state; i--, state = state.before)
    tones.push(candidates[i]![state.candidate]!.tone);
  return tones.toReversed();
}
