import { barTicks, type Bar } from '../model.ts';
import type { Layout } from './layout.ts';
import { finder } from './sounding.ts';

/** The tempo of each closing bar in percent: the music slows down before it stops. */
const slowing = [88, 76, 62];
const slowest = 40;

/** The bars of a section, with the key and tempo of its moods. */
export function barsOf(layout: Layout): Bar[] {
  const moodAt = finder(layout.moods);
  const length = barTicks(layout.metre);
  return Array.from({ length: layout.ticks / length }, (_, i): Bar => {
    const tick = i * length;
    const { key, tempo } = moodAt(tick).mood;
    const share = slowing[(tick - layout.coda) / length] ?? 100;
    return { tick, metre: layout.metre, key, tempo: Math.max(slowest, Math.round((tempo * share) / 100)) };
  });
}
