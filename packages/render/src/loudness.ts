import { createKWeighting } from './loudness-filter.ts';
import { createPeakMeter } from './loudness-peak.ts';
import { readWav, sampleRate, type Frames } from './wav.ts';

export interface Loudness {
  /** LUFS; -Infinity for silence. */
  integrated: number;
  /** dBTP, the true peak, which may lie between samples. */
  truePeak: number;
  /** The number of samples at full scale. */
  clipped: number;
}

const stepSeconds = 0.1;
const stepsInBlock = 4;
const absoluteGate = -70;
const relativeGate = -10;
const clippedFrom = 32_767 / 32_768;

/** Measures a 16-bit stereo WAV file of 44.1 kHz after ITU-R BS.1770-4. @throws Error when it is another kind of file */
export const measureLoudness = (path: string): Loudness => measureFrames(readWav(path));

/** The same for sound in pieces of any length, 44.1 kHz. */
export function measureFrames(pieces: Iterable<Frames>): Loudness {
  const energy = createSteps();
  const peak = createPeakMeter();
  let clipped = 0;
  for (const channels of pieces) {
    energy.add(channels);
    for (const [index, samples] of channels.entries()) {
      peak.add(index, samples);
      for (const sample of samples) if (Math.abs(sample) >= clippedFrom) clipped++;
    }
  }
  return { integrated: integrate(energy.steps), truePeak: decibels(peak.highest() ** 2), clipped };
}

/** The weighted mean square of both channels together, for each tenth of a second. */
function createSteps(): { steps: number[]; add: (channels: Frames) => void } {
  const filters = [createKWeighting(), createKWeighting()] as const;
  const length = Math.round(stepSeconds * sampleRate);
  const steps: number[] = [];
  let sum = 0;
  let count = 0;
  return {
    steps,
    add: ([left, right]) => {
      for (const [index, sample] of left.entries()) {
        sum += filters[0](sample) ** 2 + filters[1](right[index]!) ** 2;
        if (++count < length) continue;
        steps.push(sum / length);
        sum = count = 0;
      }
    },
  };
}

/** The gated loudness: blocks of 400 ms with an overlap of three quarters; quiet blocks do not count. */
function integrate(steps: number[]): number {
  const blocks = steps.slice(0, 1 - stepsInBlock).map((_, at) => mean(steps.slice(at, at + stepsInBlock)));
  const heard = blocks.filter((block) => loudness(block) >= absoluteGate);
  const gate = loudness(mean(heard)) + relativeGate;
  return loudness(mean(heard.filter((block) => loudness(block) > gate)));
}

const loudness = (meanSquare: number): number => -0.691 + decibels(meanSquare);
const decibels = (power: number): number => 10 * Math.log10(power);
const mean = (values: number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
