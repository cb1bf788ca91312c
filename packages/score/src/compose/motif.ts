import type { Motif } from '../model.ts';
import { seeded, type Choose } from './random.ts';

/** Rhythms in eighths; each fills six, which is a bar of 3/4 or 6/8 and leaves a rest in 4/4. */
const rhythms = [
  [2, 1, 1, 2],
  [1, 1, 2, 2],
  [3, 1, 2],
  [2, 2, 2],
  [1, 2, 1, 2],
  [1, 1, 1, 1, 2],
  [2, 1, 3],
  [1, 1, 1, 3],
  [1, 3, 2],
  [2, 1, 1, 1, 1],
  [4, 1, 1],
];
const eighth = 240;
const candidates = 48;

/** Draws some motifs from the seed and returns the one that differs most from the existing ones. */
export function inventMotif(seed: string, others: Motif[]): Motif {
  const choose = seeded('motif', seed);
  const drawn = Array.from({ length: candidates }, () => drawMotif(choose)).filter(isMemorable);
  const unlikeness = drawn.map((motif) =>
    Math.min(1_000, ...others.map((other) => motifDistance(motif, other))),
  );
  return drawn[unlikeness.indexOf(Math.max(...unlikeness))]!;
}

/** A motif has at least three pitches and changes direction. */
function isMemorable({ steps }: Motif): boolean {
  const isScale = steps.every((step, i) => i < 2 || Math.sign(step - steps[i - 1]!) === Math.sign(steps[1]!));
  return new Set(steps).size >= 3 && (!isScale || steps.length === 3);
}

function drawMotif(choose: Choose): Motif {
  const lengths = rhythms[choose(rhythms.length)]!.map((eighths) => eighths * eighth);
  const steps = [0];
  while (steps.length < lengths.length) {
    const last = steps.at(-1)!;
    const next = last + nextMove(choose, steps);
    steps.push(Math.abs(next) > 6 ? last - Math.sign(next) : next);
  }
  return { steps, lengths };
}

/** Steps are likelier than leaps, and a step in the other direction follows a leap. */
function nextMove(choose: Choose, steps: number[]): number {
  const before = steps.length > 1 ? steps.at(-1)! - steps.at(-2)! : 0;
  if (Math.abs(before) > 2) return before > 0 ? -1 : 1;
  const size = [1, 1, 1, 2, 2, 3, 4, 5, 0][choose(9)]!;
  return choose(2) ? size : -size;
}

/**
 * The distance of two motifs for a listener: contour, interval (in steps) and rhythm (in eighths), note by note. A
 * missing note counts as a large difference. Contour and rhythm carry recognition more than exact pitch does (Dowling
 * 1978, Scale and contour).
 */
export function motifDistance(a: Motif, b: Motif): number {
  let distance = 0;
  for (let i = 0; i < Math.max(a.lengths.length, b.lengths.length); i++) {
    distance += apart(a.lengths[i], b.lengths[i], eighth);
    if (i === 0) continue;
    const moves = [a, b].map(({ steps }) => (i < steps.length ? steps[i]! - steps[i - 1]! : null));
    distance += apart(moves[0], moves[1], 1);
    if (Math.sign(moves[0] ?? 0) !== Math.sign(moves[1] ?? 0)) distance += 2;
  }
  return distance;
}

const missing = 3;

function apart(a: number | null | undefined, b: number | null | undefined, unit: number): number {
  if (a == null || b == null) return missing;
  return Math.abs(a - b) / unit;
}
