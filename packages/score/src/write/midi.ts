import type { MidiEvent } from 'midi-file';
import type { Part, Score } from '../model.ts';
import { midiBytes } from './midi-bytes.ts';
import { assignChannels } from './midi-channels.ts';
import { conductorTrack } from './midi-conductor.ts';
import { midiText, toTrack } from './midi-events.ts';
import { partEvents, type PlacedPart } from './midi-part.ts';
import { sectionStarts } from './timeline.ts';

/**
 * The whole piece as a standard MIDI file of format 1, 480 ticks to a quarter, text in UTF-8. The first track holds
 * tempo, metre, key, sections as markers and stage directions as text. Every sounding part has a track of its own; a
 * word's last syllable ends in a space.
 */
export function writeMidi(score: Score): Uint8Array {
  return midiBytes([toTrack(conductorTrack(score)), ...partTracks(score)]);
}

function partTracks(score: Score): MidiEvent[][] {
  const channels = assignChannels(score);
  const placed = sectionStarts(score).flatMap(({ section, tick }) =>
    section.parts.map((part): PlacedPart => ({ part, tick, channel: channels.get(part)! })),
  );
  const tracks = [...Map.groupBy(placed, ({ part }) => part.id).values()];
  return tracks.map((parts, index) => {
    const pan = panOf(index, tracks.length);
    return toTrack([trackName(parts[0]!.part), ...parts.flatMap((part) => partEvents(part, pan))]);
  });
}

const trackName = ({ name }: Part) =>
  ({ tick: 0, order: 0, event: { type: 'trackName', ...midiText(name) } }) as const;

/** Positions from left to right, none of them at the extremes. */
const panOf = (index: number, tracks: number): number => 34 + Math.round((60 * (index + 1)) / (tracks + 1));
