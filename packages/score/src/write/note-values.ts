import { barTicks, ticksPerQuarter, type Metre } from '../model.ts';

/** The length of one printed sign: `unit` 4 and one dot are a dotted quarter. */
export interface NoteValue {
  ticks: number;
  unit: 1 | 2 | 4 | 8 | 16 | 32 | 64;
  dots: 0 | 1;
}

/** The shortest printed length, a 64th. Every note and rest of a score begins and ends on a multiple of it. */
export const gridTicks = ticksPerQuarter / 16;

const values = new Map<number, NoteValue>();
for (const unit of [1, 2, 4, 8, 16, 32, 64] as const) {
  const ticks = (4 * ticksPerQuarter) / unit;
  values.set(ticks, { ticks, unit, dots: 0 });
  if (unit < 64) values.set(ticks * 1.5, { ticks: ticks * 1.5, unit, dots: 1 });
}

/**
 * The signs for a stretch of a bar, `start` to `end` in ticks from its beginning. No sign hides the middle of the bar
 * or a beat (Gould, Behind Bars, 2011, pages 153–176).
 */
export function noteValues(start: number, end: number, metre: Metre, rest: boolean): NoteValue[] {
  if (start % gridTicks !== 0 || end % gridTicks !== 0)
    throw new RangeError(`Nothing shorter than a 64th can be written: ${start} to ${end} ticks`);
  return split(start, end, levelsOf(metre), rest);
}

function split(start: number, end: number, levels: number[], rest: boolean): NoteValue[] {
  const level = levels.findIndex((size) => crosses(start, end, size));
  const size = levels[level]!;
  const shape = { start, end, size, above: levels[level - 1]!, below: levels[level + 1]! };
  const value = values.get(end - start);
  if (value && (rest ? restMayCross(shape) : noteMayCross(shape))) return [value];
  const cut = cutBetween(shape);
  return [...split(start, cut, levels, rest), ...split(cut, end, levels, rest)];
}

/** True when a multiple of `size` lies inside. */
const crosses = (start: number, end: number, size: number): boolean =>
  Math.floor(start / size) * size + size < end;

interface Crossing {
  start: number;
  end: number;
  /** Sizes in ticks: the crossed unit, the larger unit around it, and its own parts. */
  size: number;
  above: number;
  below: number;
}

/**
 * Half notes on the second beat of 4/4 and dotted quarters on a beat are common; off the beat no note crosses a
 * boundary.
 */
function noteMayCross({ start, end, size, above, below }: Crossing): boolean {
  const halves = below * 2 === size;
  if (above === 2 * size) {
    const step = halves ? below : size;
    return start % step === 0 && end % step === 0;
  }
  return start % size === 0 && end % (halves ? below : size) === 0;
}

/** A rest fills its unit: the whole of it, or the first two thirds of a dotted beat. */
const restMayCross = ({ start, end, size, above }: Crossing): boolean =>
  start % above === 0 &&
  (end - start === above || (above === 1.5 * ticksPerQuarter && end - start === 2 * size));

/** Cuts at the next boundary when it begins off a boundary, otherwise at the last one. */
function cutBetween({ start, end, size }: Crossing): number {
  return start % size === 0 ? Math.ceil(end / size) * size - size : Math.ceil(start / size) * size;
}

/** The nested units of a bar: 4/4 divides into halves, beats, eighths; 6/8 into dotted beats, eighths. */
function levelsOf(metre: Metre): number[] {
  const bar = barTicks(metre);
  const beat = beatTicks(metre);
  const levels = [bar];
  if (bar === 4 * beat) levels.push(2 * beat);
  if (bar > beat) levels.push(beat);
  // One unit smaller than the shortest printed length, so that even a 64th crosses a boundary.
  for (let size = beat % 9 === 0 ? beat / 3 : beat / 2; 2 * size >= gridTicks; size /= 2) levels.push(size);
  return levels;
}

/** The beat: the dotted quarter in 6/8, 9/8 and 12/8, the unit elsewhere. */
export const beatTicks = ({ beats, unit }: Metre): number =>
  ((unit === 8 && beats > 3 && beats % 3 === 0 ? 3 : 1) * 4 * ticksPerQuarter) / unit;
