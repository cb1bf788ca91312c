import type { MidiEvent } from 'midi-file';
import { plainText } from './text.ts';

// Without `deltaTime`, which is computed when a track's events are sorted.
type Untimed<Event> = Event extends MidiEvent ? Omit<Event, 'deltaTime'> : never;

export interface TimedEvent {
  tick: number;
  /** At the same tick the lower value comes first: notes end before others begin. */
  order: number;
  event: Untimed<MidiEvent>;
}

/** A track's sorted events, each with the ticks since the previous one. */
export function toTrack(events: TimedEvent[]): MidiEvent[] {
  const inOrder = events.toSorted((one, other) => one.tick - other.tick || one.order - other.order);
  let now = 0;
  const track = inOrder.map(({ tick, event }): MidiEvent => {
    const deltaTime = tick - now;
    now = tick;
    return { ...event, deltaTime };
  });
  return [...track, { deltaTime: 0, type: 'endOfTrack', meta: true }];
}

/** As UTF-8 bytes, because the library writes one byte for each character. */
export const midiText = (text: string, end = ''): { text: string; meta: true } => ({
  text: Buffer.from(plainText(text) + end).toString('latin1'),
  meta: true,
});
