import { instrumentOf } from '../instruments.ts';
import type { Part, Score } from '../model.ts';

// All channels but 9, which is for drums.
const channels = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15];

interface Holder {
  id: string;
  section: number;
}

/**
 * A channel for each part of each section. A part keeps its previous channel unless another part has it; a new part
 * takes the channel that was silent for longest. In a section with more than 15 parts some share a channel, preferably
 * those with the same sound.
 */
export function assignChannels({ sections }: Score): Map<Part, number> {
  const assigned = new Map<Part, number>();
  const holders = new Map<number, Holder>();
  sections.forEach(({ parts }, section) => {
    const free = new Set(channels);
    const give = (part: Part, channel: number) => {
      assigned.set(part, channel);
      holders.set(channel, { id: part.id, section });
      free.delete(channel);
    };
    const heldBy = (part: Part) => channels.find((channel) => holders.get(channel)?.id === part.id);
    const newcomers = parts.filter((part) => {
      const channel = heldBy(part);
      if (channel !== undefined) give(part, channel);
      return channel === undefined;
    });
    const idleSince = (channel: number) => holders.get(channel)?.section ?? -1;
    for (const part of newcomers)
      if (free.size > 0)
        give(part, [...free].toSorted((one, other) => idleSince(one) - idleSince(other))[0]!);
      else assigned.set(part, bestShared(part, parts, assigned));
  });
  return assigned;
}

/** The channel where the part disturbs least. */
function bestShared(part: Part, parts: Part[], assigned: Map<Part, number>): number {
  const disturbed = channels.map((channel) => {
    const others = parts.filter((other) => assigned.get(other) === channel);
    return { channel, notes: others.reduce((sum, other) => sum + disturbedNotes(part, other), 0) };
  });
  return disturbed.toSorted((one, other) => one.notes - other.notes)[0]!.channel;
}

/** The number of notes of the two parts that would sound with the wrong sound or be cut off by the same pitch. */
function disturbedNotes(one: Part, other: Part): number {
  const same = instrumentOf(one.instrument).program === instrumentOf(other.instrument).program;
  return one.notes.reduce((sum, note) => {
    const end = note.tick + note.ticks;
    const touched = other.notes.filter(({ tick, ticks }) => tick <= end && tick + ticks >= note.tick);
    return sum + touched.filter(({ pitch }) => !same || pitch.midi === note.pitch.midi).length;
  }, 0);
}
