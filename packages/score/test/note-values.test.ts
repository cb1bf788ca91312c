import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barTicks, type Metre } from '../src/index.ts';
import { gridTicks, noteValues } from '../src/write/note-values.ts';

const metres = {
  '2/4': [2, 4],
  '3/4': [3, 4],
  '4/4': [4, 4],
  '5/4': [5, 4],
  '3/8': [3, 8],
  '6/8': [6, 8],
  '9/8': [9, 8],
  '12/8': [12, 8],
} as const;
const metreOf = (name: keyof typeof metres): Metre => ({ beats: metres[name][0], unit: metres[name][1] });
const read = (name: keyof typeof metres, start: number, end: number, rest = false) =>
  noteValues(start, end, metreOf(name), rest)
    .map(({ unit, dots }) => `${unit}${'.'.repeat(dots)}`)
    .join(' ');

describe('a note', () => {
  it.each([
    ['4/4', 0, 1920, '1'],
    ['4/4', 480, 1440, '2'],
    ['4/4', 480, 1920, '2.'],
    ['4/4', 240, 720, '4'],
    ['4/4', 720, 1200, '8 8'],
    ['4/4', 480, 1200, '4 8'],
    ['4/4', 0, 1680, '2 4.'],
    ['4/4', 120, 600, '8. 16'],
    ['3/4', 0, 1440, '2.'],
    ['3/4', 0, 720, '4.'],
    ['3/4', 720, 1440, '8 4'],
    ['2/4', 240, 720, '4'],
    ['6/8', 0, 1440, '2.'],
    ['6/8', 240, 720, '4'],
    ['6/8', 480, 960, '8 8'],
    ['6/8', 0, 360, '8.'],
    ['9/8', 0, 2160, '2. 4.'],
    ['12/8', 0, 2880, '1.'],
    ['5/4', 0, 2400, '1 4'],
    ['3/8', 0, 720, '4.'],
  ] as const)('in %s from %i to %i is %s', (metre, start, end, values) => {
    expect(read(metre, start, end)).toBe(values);
  });
});

describe('a rest', () => {
  it.each([
    ['4/4', 0, 1440, '2 4'],
    ['4/4', 480, 1440, '4 4'],
    ['4/4', 240, 1920, '8 4 2'],
    ['3/4', 480, 1440, '4 4'],
    ['6/8', 0, 480, '4'],
    ['6/8', 240, 1440, '8 8 4.'],
  ] as const)('in %s from %i to %i is %s', (metre, start, end, values) => {
    expect(read(metre, start, end, true)).toBe(values);
  });
});

it('covers any stretch completely', () => {
  const stretches = fc
    .record({
      metre: fc.constantFrom(...(Object.keys(metres) as (keyof typeof metres)[])),
      ends: fc.uniqueArray(fc.nat(100), { minLength: 2, maxLength: 2 }),
      rest: fc.boolean(),
    })
    .map(({ metre, ends, rest }) => {
      const places = barTicks(metreOf(metre)) / gridTicks;
      const [start, end] = ends.map((place) => (place % (places + 1)) * gridTicks).toSorted((a, b) => a - b);
      return { metre: metreOf(metre), start: start!, end: end!, rest };
    })
    .filter(({ start, end }) => start < end);
  fc.assert(
    fc.property(stretches, ({ metre, start, end, rest }) => {
      const values = noteValues(start, end, metre, rest);
      expect(values.reduce((sum, { ticks }) => sum + ticks, 0)).toBe(end - start);
    }),
  );
});

it('refuses lengths below a 64th', () => {
  expect(() => noteValues(0, 160, metreOf('4/4'), false)).toThrow(RangeError);
});
