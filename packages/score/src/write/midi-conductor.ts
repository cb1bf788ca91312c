import type { Bar, Score } from '../model.ts';
import { barChanges, type BarChanges } from './bar-changes.ts';
import { isMinor, keyFifths } from '../key-signature.ts';
import { midiText, type TimedEvent } from './midi-events.ts';
import { beatTicks } from './note-values.ts';
import { sectionStarts, type SectionStart } from './timeline.ts';

const clocksPerTick = 24 / 480;

/** The events for all tracks: title, sections, stage directions, tempo, metre and key. */
export function conductorTrack(score: Score): TimedEvent[] {
  return [
    { tick: 0, order: 0, event: { type: 'trackName', ...midiText(score.title) } },
    { tick: 0, order: 0, event: { type: 'text', ...midiText(score.author) } },
    ...sectionStarts(score).flatMap(sectionEvents),
  ];
}

function sectionEvents({ section, tick }: SectionStart): TimedEvent[] {
  return [
    { tick, order: 0, event: { type: 'marker', ...midiText(section.title) } },
    ...barChanges(section).flatMap((changes) => barEvents(changes, tick)),
    ...section.actions.flatMap((action): TimedEvent[] =>
      action.direction === null
        ? []
        : [{ tick: tick + action.tick, order: 2, event: { type: 'text', ...midiText(action.direction) } }],
    ),
  ];
}

function barEvents({ bar, metre, key, tempo }: BarChanges, start: number): TimedEvent[] {
  const at = { tick: start + bar.tick, order: 1 };
  const events: TimedEvent[] = [];
  if (metre) events.push({ ...at, event: timeSignature(bar) });
  if (key) events.push({ ...at, event: keySignature(bar) });
  const microsecondsPerBeat = Math.round(60_000_000 / bar.tempo);
  if (tempo) events.push({ ...at, event: { type: 'setTempo', microsecondsPerBeat } });
  return events;
}

const timeSignature = ({ metre }: Bar): TimedEvent['event'] => ({
  type: 'timeSignature',
  numerator: metre.beats,
  denominator: metre.unit,
  metronome: beatTicks(metre) * clocksPerTick,
  thirtyseconds: 8,
});

/** MIDI has at most seven sharps or flats; other keys become the enharmonic key. */
function keySignature({ key }: Bar): TimedEvent['event'] {
  const fifths = keyFifths(key);
  const near = fifths > 7 ? fifths - 12 : fifths < -7 ? fifths + 12 : fifths;
  return { type: 'keySignature', key: near, scale: isMinor(key) ? 1 : 0 };
}
