import toneMidi from '@tonejs/midi';
import type { VerovioToolkit } from 'verovio/esm';
import { instrumentOf } from '../src/instruments.ts';
import { barTicks, sectionTicks, ticksPerQuarter, type Part, type Score } from '../src/model.ts';
import { writeMusicXml } from '../src/write/index.ts';

/** `onset/length/pitch`, in ticks of the model. */
export type WrittenNote = string;

/** By part id, in order: the notes that every file must hold. */
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

/** The sung text of the parts, one after another: syllables, and a space after each word. */
export function sungText(parts: Part[]): string {
  const lyrics = parts.flatMap(({ notes }) => notes.flatMap(({ lyric }) => lyric ?? []));
  return lyrics.map(({ text, endsWord }) => text + (endsWord ? ' ' : '')).join('');
}

/**
 * By track name or channel, in order; `ticksPerTick` is the number of model ticks in a tick of the file. The reader
 * splits a track that changes its program; only the first of these tracks has the name.
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

/** Every line of the score section that begins with `i`, but for the hall: its numbers. */
export const eventsOf = (csd: string): number[][] =>
  linesOf(csd)
    .filter((line) => line.startsWith('i ') && !line.startsWith('i 99 '))
    .map((line) => line.slice(2).split(' ').map(Number));

/** The lines of a .csd's score. */
export const linesOf = (csd: string): string[] =>
  csd.slice(csd.indexOf('<CsScore>'), csd.indexOf('</CsScore>')).trim().split('\n').slice(1);

/** Seconds, computed by walking through the piece tick by tick. */
export function slowClock({ sections }: Score): (section: number, tick: number) => number {
  let now = 0;
  const times = sections.map((section) => {
    const ticks: number[] = [];
    for (let tick = 0; tick <= sectionTicks(section); tick++) {
      ticks.push(now);
      const bar = section.bars.findLast((each) => each.tick <= tick)!;
      if (tick < sectionTicks(section)) now += 60 / (bar.tempo * ticksPerQuarter);
    }
    return ticks;
  });
  return (section, tick) => times[section]![tick]!;
}

/** Of every note: start and length in seconds, velocity, MIDI pitch. */
export function soundingNotes(score: Score): number[][] {
  const at = slowClock(score);
  return score.sections.flatMap(({ parts }, section) =>
    parts.flatMap(({ notes }) =>
      notes.map(({ tick, ticks, velocity, pitch }) => {
        const start = at(section, tick);
        return [start, at(section, tick + ticks) - start, velocity, pitch.midi];
      }),
    ),
  );
}

/** The words below each staff, read back from the text. */
export function lyricsIn(file: string): string[] {
  const blocks = [...file.matchAll(/\\lyricsto "[^"]*" \{\n([^]*?)\n\s*\}\n/g)].map((match) => match[1]!);
  return blocks.map((block) =>
    [...block.matchAll(/"((?:[^"\\]|\\.)*)"(?: \})?( --)?/g)]
      .map(([, text, hyphen]) => text!.replace(/\\(.)/g, '$1') + (hyphen ? '' : ' '))
      .join(''),
  );
}

/** Verovio plays each note of a tremolo, and returns times at a quarter of the ticks, a tick too short. */
export function withoutTremolo(score: Score): Score {
  const smooth = (part: Part): Part => ({
    ...part,
    notes: part.notes.map((note) => ({ ...note, technique: 'normal', articulation: null })),
  });
  return {
    ...score,
    sections: score.sections.map((section) => ({ ...section, parts: section.parts.map(smooth) })),
  };
}

/** By part: the notes that Verovio reads from the score's MusicXML, and the expected notes. */
export function readByVerovio(
  toolkit: VerovioToolkit,
  score: Score,
): [string, WrittenNote[], WrittenNote[]][] {
  if (!toolkit.loadData(writeMusicXml(score))) throw new Error('Verovio cannot read it');
  const played = readMidi(Buffer.from(toolkit.renderToMIDI(), 'base64'), 'name', 4);
  const parts = new Map(score.sections.flatMap(({ parts: own }) => own).map((part) => [part.id, part]));
  return [...expectedNotes(score)].map(([id, notes]) => {
    const { name, instrument, characterId } = parts.get(id)!;
    const inTitleCase = name.slice(0, 1) + name.slice(1).toLowerCase();
    const label = characterId === null ? name : `${inTitleCase} (${instrumentOf(instrument).name})`;
    // The reader decodes names as Latin-1.
    const read = (played.get(Buffer.from(label).toString('latin1')) ?? []).map((note) => {
      const [onset, length, pitch] = note.split('/');
      return `${onset}/${Number(length) + 4}/${pitch}`;
    });
    return [id, read, notes];
  });
}
