import { barTicks, type Bar } from '../model.ts';
import type { Sounding } from './figures.ts';
import { harmonise, type Goal, type Slot } from './harmony.ts';
import type { Layout } from './layout.ts';
import { chordPlacesOf } from './metre.ts';
import type { Choose } from './random.ts';
import { leadVoices } from './voicing.ts';

/** The harmony of a section: its bars divided into chords, each set for four voices. */
export function soundingsOf(layout: Layout, bars: Bar[], choose: Choose): Sounding[] {
  const slots = slotsOf(layout, bars);
  const chords = harmonise(slots, choose);
  const voicings = leadVoices(slots.map(({ key, goal }, i) => ({ key, goal, chord: chords[i]! })));
  return slots.map(({ tick, ticks, key }, i) => ({
    tick,
    ticks,
    key,
    metre: layout.metre,
    chord: chords[i]!,
    voicing: voicings[i]!,
    next: voicings[i + 1] ?? null,
  }));
}

function slotsOf({ metre, goals, darkTicks, coda, moods }: Layout, bars: Bar[]): Slot[] {
  const places = chordPlacesOf(metre);
  const moodAt = finder(moods);
  const slots = bars.flatMap(({ tick, key }): Slot[] =>
    // The last two bars have one chord each.
    (tick > coda ? [0] : places).map((place, i, all) => ({
      tick: tick + place,
      ticks: (all[i + 1] ?? barTicks(metre)) - place,
      key,
      goal: null,
      dark: false,
      stay: i === 0 ? stayOverBar : stayWithin(moodAt(tick).mood.affect.arousal),
    })),
  );
  const slotAt = finder(slots);
  for (const { tick, goal } of goals) {
    const slot = slotAt(tick);
    const isKept = slot.goal === 'home' || (goal === 'away' && slot.goal !== null);
    if (!isKept) slot.goal = goal;
  }
  for (const tick of darkTicks) slotAt(tick).dark = true;
  prepareHome(slots);
  return slots;
}

const stayOverBar = 8;

/** The harmony changes more slowly with less arousal. */
const stayWithin = (arousal: number): number => (arousal < -15 ? -3 : arousal < 35 ? 0 : 3);

/** The chord before a `home` slot leads to it. */
function prepareHome(slots: Slot[]): void {
  const closed = new Set<Goal | null>(['home', 'deceptive']);
  slots.forEach((slot, i) => {
    const before = slots[i - 1];
    const isFree = before && (before.goal === null || before.goal === 'away');
    if (isFree && closed.has(slot.goal)) before.goal = 'leading';
  });
}

/** Finds the stretch that contains a tick, in a list in order of time; before the first stretch, the first. */
export function finder<T extends { tick: number }>(stretches: T[]): (tick: number) => T {
  return (tick) => {
    let low = 0;
    let high = stretches.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (stretches[middle]!.tick <= tick) low = middle;
      else high = middle - 1;
    }
    return stretches[low]!;
  };
}
