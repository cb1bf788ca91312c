import toneMidi from '@tonejs/midi';
import { barTicks, type Part, type Score } from '../src/model.ts';

/** `onset/length/pitch`, in ticks of the model. */
export type WrittenNote = string;

/** By part id, in order: what every file has to hold. */
export function expectedNotes(score: Score): Map<string, WrittenNote[]> {
  const expected = new Map<string, WrittenNote[]>();
  let tick = 0;
  for (const section of score.sections) {
    for (const { id, notes } of section.parts) {
      const written = notes.map((note) => `${tick + note.tick}/${note.ticks}/${note.pitch.midi}`);
      expected.set(id, [...(expected.get(id) ?? []), ...written]);
    }
    tick += section.bars.reduce((sum, { metre }) => sum + barTicks(metre), 0);
  }
  return expected;
}

/** What the parts sing, one after another, as text: syllables, and a space after each word. */
export function sungText(parts: Part[]): string {
  const lyrics = parts.flatMap(({ notes }) => notes.flatMap(({ lyric }) => lyric ?? []));
  return lyrics.map(({ text, endsWord }) => text + (endsWord ? ' ' : '')).join('');
}

/**
 * By track name or channel, in order; `ticksPerTick` is how many ticks of ours one of the file is. The reader makes
 * several tracks, only one of them with the name, of one that changes its program.
 */
export function readMidi(
  bytes: Uint8Array,
  by: 'name' | 'channel',
  ticksPerTick = 1,
): Map<string | number, WrittenNote[]> {
  const tracks = Map.groupBy(new toneMidi.Midi(bytes).tracks, (track) => track[by]);
  return new Map(
    [...tracks].map(([name, all]) => [
      name,
      all
        .flatMap(({ notes }) => notes)
        .toSorted((one, other) => one.ticks - other.ticks)
        .map(
          ({ ticks, durationTicks, midi }) =>
            `${ticks * ticksPerTick}/${durationTicks * ticksPerTick}/${midi}`,
        ),
    ]),
  );
}
