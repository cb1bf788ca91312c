import { writeMidi, type MidiEvent } from 'midi-file';
import { ticksPerQuarter } from '../model.ts';

const header = { format: 1, ticksPerBeat: ticksPerQuarter, numTracks: 1 } as const;
const headerBytes = 14;
const chunkHeaderBytes = 8;
// The library copies a whole track for nearly each event, which takes minutes for a whole play.
const slice = 256;

/** The file's bytes: header, then a chunk for each track. */
export function midiBytes(tracks: MidiEvent[][]): Uint8Array {
  const empty = writeMidi({ header, tracks: tracks.map(() => []) });
  return Uint8Array.from([...empty.slice(0, headerBytes), ...tracks.flatMap(chunk)]);
}

function chunk(events: MidiEvent[]): number[] {
  const bytes: number[] = [];
  for (let start = 0; start < events.length; start += slice) {
    const file = writeMidi({ header, tracks: [events.slice(start, start + slice)] });
    bytes.push(...file.slice(headerBytes + chunkHeaderBytes));
  }
  const { length } = bytes;
  return [
    ...Buffer.from('MTrk'),
    length >>> 24,
    (length >>> 16) & 255,
    (length >>> 8) & 255,
    length & 255,
    ...bytes,
  ];
}
