import type { Dynamic, Note, Part } from '../model.ts';
import { figures, type Sounding } from './figures.ts';
import type { Layout } from './layout.ts';
import { levels, loudness, velocities } from './sing-line.ts';
import { finder } from './sounding.ts';

const players = [
  { id: 'cello', name: 'Cello', instrument: 'cello' },
  { id: 'viola', name: 'Viola', instrument: 'viola' },
  { id: 'violin-2', name: 'Violin II', instrument: 'violin' },
  { id: 'violin-1', name: 'Violin I', instrument: 'violin' },
] as const;

/** The four string parts of a section, from high to low: the harmony played in each texture. */
export function stringParts(layout: Layout, soundings: Sounding[]): Part[] {
  const textureAt = finder(layout.textures);
  return players
    .map(({ id, name, instrument }, voice): Part => {
      const notes = soundings.flatMap((sounding) => {
        const { texture, affect } = textureAt(sounding.tick);
        const velocity = velocities[softness(affect.arousal)]!;
        return figures[texture[voice]!](sounding, voice).map((stroke): Note => ({
          ...stroke,
          velocity,
          lyric: null,
          source: null,
        }));
      });
      return {
        id,
        characterId: null,
        name,
        instrument,
        notes: joinHeld(notes, layout),
        dynamics: dynamicsOf(layout),
      };
    })
    .toReversed();
}

/** The strings play two levels softer than the singer. */
const softness = (arousal: number): number => Math.max(0, loudness(arousal) - 2);

function dynamicsOf({ textures }: Layout): Dynamic[] {
  const all = textures.map(({ tick, affect }): Dynamic => ({
    tick,
    level: levels[softness(affect.arousal)]!,
  }));
  return all.filter(({ level }, i) => level !== all[i - 1]?.level);
}

/** Within a bar, a tone that the next chord shares is held, not played again. */
function joinHeld(notes: Note[], { metre }: Layout): Note[] {
  const bar = (metre.beats * 1920) / metre.unit;
  const joined: Note[] = [];
  for (const note of notes) {
    const before = joined.at(-1);
    const goesOn =
      before &&
      before.tick + before.ticks === note.tick &&
      note.tick % bar !== 0 &&
      before.pitch.midi === note.pitch.midi &&
      before.ticks >= 720 &&
      note.ticks >= 480 &&
      before.technique === note.technique;
    if (goesOn) joined[joined.length - 1] = { ...before, ticks: before.ticks + note.ticks };
    else joined.push(note);
  }
  return joined;
}
