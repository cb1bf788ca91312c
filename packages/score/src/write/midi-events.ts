import type { MidiEvent } from 'midi-file';
import { plainText } from './text.ts';

// Without its deltaTime, which is known when a track's events are in order.
type Untimed<Event> = Event extends MidiEvent ? Omit<Event, 'deltaTime'> : never;

export interface TimedEvent {
  tick: number;
  /** Of events at the same tick, the lower goes first: notes end before others begin. */
  order: number;
  event: Untimed<MidiEvent>;
}

/** A track's events in order, each with the ticks since the former. */
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

/** As UTF-8; the library writes a byte for each character it is given. */
export const midiText = (text: string, end = ''): { text: string; meta: true } => ({
  text: Buffer.from(plainText(text) + end).toString('latin1'),
  meta: true,
});
