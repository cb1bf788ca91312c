import { describe, expect, test } from 'vitest';
import { measureFrames } from '../src/loudness.ts';
import type { Frames } from '../src/wav.ts';

const sampleRate = 44_100;

/** A sine in one or both channels. `decibels` below full scale, `phase` in turns. */
function sine(seconds: number, decibels: number, { hertz = 1_000, right = true, phase = 0 } = {}): Frames {
  const frames = Math.round(seconds * sampleRate);
  const wave = Float32Array.from(
    { length: frames },
    (_, at) => 10 ** (decibels / 20) * Math.sin(2 * Math.PI * ((hertz * at) / sampleRate + phase)),
  );
  return [wave, right ? wave : new Float32Array(frames)];
}

const loudnessOf = (...pieces: Frames[]): number => measureFrames(pieces).integrated;

describe('Loudness', () => {
  test('of a full sine of 997 Hz in one channel is the value of ITU-R BS.1770', () => {
    expect(loudnessOf(sine(3, 0, { hertz: 997, right: false }))).toBeCloseTo(-3.01, 1);
  });

  // EBU Tech 3341, minimum requirements, test signals 1 to 5: all within 0.1 LU.
  test.each([
    ['a steady tone', [sine(20, -23)], -23],
    ['a quiet one', [sine(20, -33)], -33],
    ['quiet ends do not count', [sine(10, -36), sine(30, -23), sine(10, -36)], -23],
    [
      'nor does what is nearly silent',
      [sine(5, -72), sine(10, -36), sine(30, -23), sine(10, -36), sine(5, -72)],
      -23,
    ],
    ['three levels', [sine(20, -26), sine(20.1, -20), sine(20, -26)], -23],
  ])('%s', (_, pieces, expected) => {
    expect(Math.abs(loudnessOf(...pieces) - expected)).toBeLessThan(0.1);
  });

  test('weights bass less', () => {
    expect(loudnessOf(sine(3, -20, { hertz: 40 }))).toBeLessThan(loudnessOf(sine(3, -20)) - 3);
  });

  test('of silence, and of sound shorter than a block, is -Infinity', () => {
    expect(loudnessOf(sine(2, -Infinity))).toBe(-Infinity);
    expect(loudnessOf(sine(0.2, -10))).toBe(-Infinity);
  });

  test('does not depend on the size of the pieces', () => {
    const [left, right] = sine(3, -18);
    const pieces = [7, 50_001, left.length].map((end, i, ends): Frames => {
      const start = ends[i - 1] ?? 0;
      return [left.subarray(start, end), right.subarray(start, end)];
    });
    expect(measureFrames(pieces)).toEqual(measureFrames([[left, right]]));
  });
});

describe('The true peak', () => {
  test('is found between the samples', () => {
    // At a quarter of the sample rate, an eighth of a turn off: no sample is higher than 0.707.
    const [left] = sine(0.5, -6, { hertz: sampleRate / 4, phase: 1 / 8 });
    expect(Math.max(...left)).toBeLessThan(0.36);
    expect(Math.abs(measureFrames([[left, left]]).truePeak - -6)).toBeLessThan(0.4);
  });

  test('of a low tone is that of its samples', () => {
    expect(measureFrames([sine(0.5, -3, { hertz: 441 })]).truePeak).toBeCloseTo(-3, 1);
  });
});

test('Samples at full scale are counted in both channels', () => {
  const left = Float32Array.of(0, 1, -1, 0.5);
  const right = Float32Array.of(32_767 / 32_768, 0.99, 0, 0);
  expect(measureFrames([[left, right]]).clipped).toBe(3);
});
