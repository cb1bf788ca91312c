import type { CsoundEvent } from './csound-events.ts';

const blockSeconds = 0.4;
// Measured: the amplitude of a steady solo at velocity 100 for -16 LUFS, and the weight of strings in the power.
const reference = 1.6;
const behindPower = 0.2;

/**
 * The factor that brings the piece to its loudness. It is estimated from the notes: power by velocity, in blocks, with
 * equally loud instruments. Quiet blocks do not count (gating as in BS.1770-4).
 */
export function masterGain(events: CsoundEvent[]): number {
  const blocks = new Map<number, number>();
  for (const event of events) addPower(blocks, event);
  const loud = [...blocks.values()];
  const gate = mean(loud) / 10;
  const power = mean(loud.filter((block) => block > gate));
  return power === 0 ? reference : reference / Math.sqrt(power);
}

function addPower(blocks: Map<number, number>, { start, duration, velocity, behind }: CsoundEvent): void {
  const relative = (velocity * velocity) / 10_000;
  const power = relative * relative * (behind === 0 ? 1 : behindPower);
  const end = start + duration;
  for (let block = Math.floor(start / blockSeconds); block * blockSeconds < end; block++) {
    const from = Math.max(start, block * blockSeconds);
    const to = Math.min(end, (block + 1) * blockSeconds);
    blocks.set(block, (blocks.get(block) ?? 0) + (power * (to - from)) / blockSeconds);
  }
}

const mean = (values: number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
