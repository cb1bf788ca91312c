import fc from 'fast-check';
import { parseMidi, writeMidi as writeWithLibrary, type MidiEvent } from 'midi-file';
import { describe, expect, it } from 'vitest';
import { castInstruments, writeMidi, type Part, type Score } from '../src/index.ts';
import { midiBytes } from '../src/write/midi-bytes.ts';
import { assignChannels } from '../src/write/midi-channels.ts';
import { exampleScore } from './example-score.ts';
import { scores } from './score-arbitrary.ts';
import { expectedNotes, readMidi, sungText } from './written-notes.ts';

const utf8 = (text: string) => Buffer.from(text, 'latin1').toString();
const textsOf = (track: MidiEvent[], type: MidiEvent['type']) =>
  track.flatMap((event) => (event.type === type && 'text' in event ? utf8(event.text) : []));

describe('the notes of a MIDI file', () => {
  it('are those of the score, a track for each part over all sections', () => {
    fc.assert(
      fc.property(scores(), (score) => {
        // Four parts in all, so the first has the first channel.
        const read = readMidi(writeMidi(score), 'channel');
        const expected = [...expectedNotes(score).values()];
        expect(expected.map((_, channel) => read.get(channel) ?? [])).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('are the same bytes each time', () => {
    expect(writeMidi(exampleScore())).toEqual(writeMidi(exampleScore()));
  });

  it('end before others begin at the same tick', () => {
    for (const track of parseMidi(writeMidi(exampleScore())).tracks) {
      const sounding = new Set<number>();
      for (const event of track) {
        if (event.type === 'noteOn') expect(sounding.has(event.noteNumber)).toBe(false);
        if (event.type === 'noteOn') sounding.add(event.noteNumber);
        if (event.type === 'noteOff') expect(sounding.delete(event.noteNumber)).toBe(true);
      }
      expect(sounding.size).toBe(0);
    }
  });

  it('change their program with the technique and back', () => {
    const cello = parseMidi(writeMidi(exampleScore())).tracks[4]!;
    const programs = cello.flatMap((event) => (event.type === 'programChange' ? event.programNumber : []));
    expect(programs).toEqual([45, 48]);
  });
});

describe('the words of a MIDI file', () => {
  it('contain the sung text in UTF-8', () => {
    fc.assert(
      fc.property(scores(), (score) => {
        const tracks = parseMidi(writeMidi(score)).tracks.slice(1);
        const ids = [...new Set(score.sections.flatMap(({ parts }) => parts.map(({ id }) => id)))];
        const expected = ids.map((id) =>
          sungText(score.sections.flatMap(({ parts }) => parts.filter((part) => part.id === id))),
        );
        expect(tracks.map((track) => textsOf(track, 'lyrics').join(''))).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('name the sections, the parts and the directions', () => {
    const { tracks } = parseMidi(writeMidi(exampleScore()));
    expect(textsOf(tracks[0]!, 'marker')).toEqual(['SCENE II. Capulet’s orchard.']);
    expect(textsOf(tracks[0]!, 'text')).toEqual(['Nobody', 'Enter ROMEO']);
    expect(tracks.slice(1).flatMap((track) => textsOf(track, 'trackName'))).toEqual([
      'ROMEO',
      'JULIET',
      'Violin I',
      'Cello',
    ]);
  });
});

it('has tempo, metre and key where they change', () => {
  const [track] = parseMidi(writeMidi(exampleScore())).tracks;
  const told = (type: MidiEvent['type']) => track!.filter((event) => event.type === type);
  expect(told('setTempo')).toMatchObject(
    [714286, 625000, 1000000].map((microsecondsPerBeat) => ({ microsecondsPerBeat })),
  );
  expect(told('timeSignature')).toMatchObject([
    { numerator: 4, denominator: 4, metronome: 24 },
    { numerator: 6, denominator: 8, metronome: 36 },
  ]);
  expect(told('keySignature')).toMatchObject([
    { key: 1, scale: 0 },
    { key: 0, scale: 1 },
  ]);
});

describe('channels', () => {
  const [section] = exampleScore().sections;
  const parts = (from: number, count: number): Part[] =>
    Array.from({ length: count }, (_, index) => ({
      ...section!.parts[0]!,
      id: `character-${from + index}`,
      characterId: from + index,
      instrument: castInstruments[(from + index) % castInstruments.length]!.id,
    }));
  const scoreOf = (...casts: Part[][]): Score => ({
    ...exampleScore(),
    sections: casts.map((cast) => ({ ...section!, parts: cast })),
  });

  it('are fifteen, none of them that of the drums, and parts share one only when all are taken', () => {
    const score = scoreOf(parts(0, 15), parts(10, 15));
    const channels = assignChannels(score);
    for (const { parts: all } of score.sections)
      expect(new Set(all.map((part) => channels.get(part))).size).toBe(15);
    expect([...channels.values()]).not.toContain(9);
  });

  it('stay with a part that returns', () => {
    const score = scoreOf(parts(0, 4), parts(7, 4), parts(2, 2));
    const channels = assignChannels(score);
    const [first, , third] = score.sections;
    expect(third!.parts.map((part) => channels.get(part))).toEqual(
      first!.parts.slice(2).map((part) => channels.get(part)),
    );
  });

  it('are shared by parts with the same sound when there are more parts', () => {
    const distant = parts(0, 15).map((part) => ({ ...part, notes: part.notes.slice(0, 1) }));
    const twin = { ...distant[6]!, id: 'twin', notes: [{ ...distant[6]!.notes[0]!, tick: 960 }] };
    const channels = assignChannels(
      scoreOf([
        ...distant,
        {
          ...twin,
          notes: distant[6]!.notes.map((note) => ({
            ...note,
            pitch: { ...note.pitch, midi: note.pitch.midi + 1 },
          })),
        },
      ]),
    );
    expect([...channels.values()][15]).toBe([...channels.values()][6]);
  });
});

it('writes a long track with the same bytes as the library', () => {
  const events = Array.from({ length: 1000 }, (_, index): MidiEvent => ({
    deltaTime: index,
    type: 'lyrics',
    text: `${index} `,
    meta: true,
  }));
  const tracks = [events, events.slice(0, 3)];
  const header = { format: 1, numTracks: 2, ticksPerBeat: 480 } as const;
  expect([...midiBytes(tracks)]).toEqual([...writeWithLibrary({ header, tracks })]);
});
