import { barTicks, type Metre } from '../model.ts';
import type { Phrase, PhraseEnd, Syllable } from '../words/prosody.ts';
import { grid, strengthsOf } from './metre.ts';
import type { Choose } from './random.ts';

/** The time of a syllable. */
export interface Placed {
  tick: number;
  ticks: number;
}

export interface RhythmOptions {
  metre: Metre;
  /** The first tick at which the phrase may begin. */
  from: number;
  /** 0 broad, 1 flowing, 2 quick. */
  pace: number;
  choose: Choose;
}

/** The possible lengths of a syllable, in eighths. */
const lengths = [1, 2, 3, 4];
/** The cost of a length for an unstressed, a lesser and a fully stressed syllable, at flowing pace. */
const lengthCosts = [
  [0, 4, 9, 14],
  [1, 1, 5, 9],
  [3, 0, 2, 5],
];
/** The cost of a beat's strength (0 to 4) for an unstressed, a lesser and a fully stressed syllable. */
const beatCosts = [
  [0, 0, 3, 5, 8],
  [3, 1, 0, 0, 2],
  [14, 9, 2, 0, 0],
];
/** The cost of an eighth's wait: a phrase starts soon, unless waiting puts its stresses on beats. */
const waitCost = 2;
const overBarCost = 30;

/** The least length of a phrase's last syllable, in eighths, and the least rest after it. */
const closing: Record<PhraseEnd, { length: number; rest: number }> = {
  'full-stop': { length: 2, rest: 2 },
  question: { length: 2, rest: 2 },
  exclamation: { length: 2, rest: 2 },
  ellipsis: { length: 3, rest: 3 },
  semicolon: { length: 2, rest: 1 },
  comma: { length: 2, rest: 0 },
  dash: { length: 1, rest: 2 },
  line: { length: 2, rest: 0 },
  none: { length: 1, rest: 0 },
};

export const restAfter = (end: PhraseEnd): number => closing[end].rest * grid;

/**
 * Places the syllables of a phrase so that stressed ones fall on beats and are longer. The result is the cheapest path
 * through (syllable, place in the bar), by dynamic programming over integer costs. A syllable crosses a bar line only
 * when no other place is possible.
 */
export function placeSyllables(phrase: Phrase, options: RhythmOptions): Placed[] {
  const syllables = phrase.words.flatMap((word) => word.syllables);
  const eighths = barTicks(options.metre) / grid;
  const start = options.from / grid;
  const shortest = closing[phrase.end].length;
  let layer = firstLayer(start, eighths);
  const layers = [layer];
  syllables.forEach((syllable, i) => {
    const isLast = i === syllables.length - 1;
    layer = nextLayer(layer, syllable, isLast ? shortest : 1, options);
    layers.push(layer);
  });
  return trace(layers, syllables.length);
}

/** The cheapest path to a place in the bar: its cost, its previous place and its length. */
interface State {
  cost: number;
  from: number;
  length: number;
  /** In eighths since the section began; paths to the same place in the bar may differ by whole bars. */
  at: number;
}
type Layer = (State | undefined)[];

function firstLayer(start: number, eighths: number): Layer {
  const layer: Layer = [];
  for (let wait = 0; wait < eighths; wait++)
    layer[(start + wait) % eighths] = { cost: wait * waitCost, from: -1, length: 0, at: start + wait };
  return layer;
}

function nextLayer(layer: Layer, syllable: Syllable, shortest: number, options: RhythmOptions): Layer {
  const strengths = strengthsOf(options.metre);
  const next: Layer = [];
  layer.forEach((state, place) => {
    if (!state) return;
    const onBeat = beatCosts[syllable.stress]![strengths[place]!]!;
    for (const length of lengths) {
      if (length < shortest) continue;
      const over = place + length > strengths.length ? overBarCost : 0;
      const cost =
        state.cost + onBeat + over + lengthCost(syllable, length, options.pace) + options.choose(2);
      const to = (place + length) % strengths.length;
      if (cost < (next[to]?.cost ?? Infinity))
        next[to] = { cost, from: place, length, at: state.at + length };
    }
  });
  return next;
}

/** At broad pace short notes cost more, at quick pace long ones. */
function lengthCost({ stress }: Syllable, length: number, pace: number): number {
  const cost = lengthCosts[stress]![lengths.indexOf(length)]!;
  if (pace === 0) return length === 1 ? cost + 3 : cost;
  return pace === 2 && length > 1 ? cost + 3 : cost;
}

function trace(layers: Layer[], count: number): Placed[] {
  const placed: Placed[] = [];
  const last = layers[count]!;
  let place = 0;
  last.forEach((state, at) => {
    if (state && state.cost < (last[place]?.cost ?? Infinity)) place = at;
  });
  for (let i = count; i > 0; i--) {
    const { from, length, at } = layers[i]![place]!;
    placed.unshift({ tick: (at - length) * grid, ticks: length * grid });
    place = from;
  }
  return placed;
}
