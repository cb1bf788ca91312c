import { instrumentOf } from '../instruments.ts';
import type { Note, Part } from '../model.ts';
import { midiText, type TimedEvent } from './midi-events.ts';

/** A part of one section, placed in the whole piece. */
export interface PlacedPart {
  part: Part;
  /** The tick of the section's beginning. */
  tick: number;
  channel: number;
}

const controllers = { bank: 0, volume: 7, pan: 10 };
const volumes = { cast: 100, strings: 84 };
const techniquePrograms = { pizzicato: 45, tremolo: 44 };

/**
 * The events of a part in one section: its program, then its notes; a change of technique changes the program. `pan` is
 * 0 on the left, 127 on the right.
 */
export function partEvents({ part, tick, channel }: PlacedPart, pan: number): TimedEvent[] {
  const normal = instrumentOf(part.instrument).program;
  const control = (controllerType: number, value: number): TimedEvent => ({
    tick,
    order: 1,
    event: { type: 'controller', channel, controllerType, value },
  });
  const volume = part.characterId === null ? volumes.strings : volumes.cast;
  const events = [
    control(controllers.bank, 0),
    control(controllers.volume, volume),
    control(controllers.pan, pan),
  ];
  let program = -1;
  for (const note of part.notes) {
    const wanted = note.technique === 'normal' ? normal : techniquePrograms[note.technique];
    const at = tick + note.tick;
    if (wanted !== program)
      events.push({ tick: at, order: 2, event: { type: 'programChange', channel, programNumber: wanted } });
    program = wanted;
    events.push(...noteEvents(note, at, channel));
  }
  return events;
}

function noteEvents(note: Note, tick: number, channel: number): TimedEvent[] {
  const noteNumber = note.pitch.midi;
  const lyric = note.lyric && midiText(note.lyric.text, note.lyric.endsWord ? ' ' : '');
  return [
    ...(lyric ? [{ tick, order: 3, event: { type: 'lyrics', ...lyric } } as const] : []),
    { tick, order: 4, event: { type: 'noteOn', channel, noteNumber, velocity: note.velocity } },
    { tick: tick + note.ticks, order: 0, event: { type: 'noteOff', channel, noteNumber, velocity: 0 } },
  ];
}
