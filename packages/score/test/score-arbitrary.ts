import fc from 'fast-check';
import { barTicks, type Bar, type Key, type Letter, type Mode, type Note, type Part } from '../src/model.ts';
import type { Pitch, Score, ScoreSection } from '../src/model.ts';
import { keyFifths } from '../src/key-signature.ts';

const semitones: Record<Letter, number> = { C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 };
const letters = Object.keys(semitones) as Letter[];
const modes: Mode[] = ['lydian', 'ionian', 'mixolydian', 'dorian', 'aeolian', 'phrygian'];
const metres = [
  { beats: 4, unit: 4 },
  { beats: 3, unit: 4 },
  { beats: 2, unit: 4 },
  { beats: 6, unit: 8 },
  { beats: 9, unit: 8 },
  { beats: 5, unit: 4 },
  { beats: 3, unit: 8 },
] as const;
const syllables = [
  'love',
  'O!',
  '“no”',
  'Sal\\ie"ri',
  '#(exit)',
  '%{',
  'a~b',
  '--',
  'Моц',
  'שלום',
  '<b>&amp;',
  '_',
  '$x',
];

const keys: fc.Arbitrary<Key> = fc
  .record({
    letter: fc.constantFrom(...letters),
    alter: fc.constantFrom(-1, 0, 1),
    mode: fc.constantFrom(...modes),
  })
  .filter((key) => Math.abs(keyFifths(key)) <= 7);

const pitches: fc.Arbitrary<Pitch> = fc
  .record({
    letter: fc.constantFrom(...letters),
    alter: fc.constantFrom(-2, -1, 0, 1, 2),
    octave: fc.integer({ min: 2, max: 6 }),
  })
  .map((pitch) => ({ ...pitch, midi: 12 * (pitch.octave + 1) + semitones[pitch.letter] + pitch.alter }));

const bars: fc.Arbitrary<Bar[]> = fc
  .array(
    fc.record({ metre: fc.constantFrom(...metres), key: keys, tempo: fc.integer({ min: 40, max: 160 }) }),
    { minLength: 1, maxLength: 5 },
  )
  .map((kinds) => {
    let tick = 0;
    return kinds.map((kind) => {
      const bar = { tick, ...kind };
      tick += barTicks(kind.metre);
      return bar;
    });
  });

const tones = fc.record({
  rest: fc.constantFrom(0, 0, 0, 1, 2, 3, 8),
  length: fc.constantFrom(1, 2, 2, 3, 4, 4, 5, 6, 8, 12, 16, 21),
  pitch: pitches,
  velocity: fc.integer({ min: 1, max: 127 }),
  technique: fc.constantFrom('normal', 'normal', 'pizzicato', 'tremolo'),
  articulation: fc.constantFrom(null, null, 'staccato', 'tenuto', 'accent'),
  syllable: fc.option(fc.constantFrom(...syllables)),
  endsWord: fc.boolean(),
});

/** Notes one after another, cut off at the end of the movement. */
const notes = (end: number, grid: number, sings: boolean): fc.Arbitrary<Note[]> =>
  fc.array(tones, { maxLength: 24 }).map((all) => {
    let tick = 0;
    return all.flatMap(({ rest, length, syllable, endsWord, technique, ...tone }): Note[] => {
      const start = tick + rest * grid;
      tick = start + length * grid;
      if (tick > end) return [];
      const lyric = sings && syllable !== null ? { text: syllable, endsWord } : null;
      return [
        {
          ...tone,
          tick: start,
          ticks: length * grid,
          technique: sings ? 'normal' : technique,
          lyric,
          source: null,
        },
      ];
    });
  });

const voices: Omit<Part, 'notes' | 'dynamics'>[] = [
  { id: 'character-1', characterId: 1, name: 'ROMEO', instrument: 'clarinet' },
  { id: 'character-2', characterId: 2, name: 'JULIET', instrument: 'guitar' },
  { id: 'violin-1', characterId: null, name: 'Violin I', instrument: 'violin' },
  { id: 'double-bass', characterId: null, name: 'Double Bass', instrument: 'double-bass' },
];

const parts = (end: number, grid: number): fc.Arbitrary<Part[]> =>
  fc.tuple(
    ...voices.map((voice) =>
      notes(end, grid, voice.characterId !== null).map((own): Part => ({
        ...voice,
        notes: own,
        dynamics: [{ tick: 0, level: 'mf' }],
      })),
    ),
  );

function sections(grid: number): fc.Arbitrary<ScoreSection> {
  return bars.chain((all) => {
    const last = all.at(-1)!;
    const end = last.tick + barTicks(last.metre);
    return fc.record({
      headingId: fc.integer({ min: 1, max: 99 }),
      title: fc.string(),
      character: fc.constantFrom('Andante', '', 'Più mosso'),
      bars: fc.constant(all),
      parts: parts(end, grid),
      actions: fc.array(
        fc.record({
          actionId: fc.integer({ min: 1, max: 99 }),
          tick: fc.integer({ min: 0, max: end }),
          ticks: fc.constant(0),
          direction: fc.option(fc.string()),
        }),
        { maxLength: 2 },
      ),
    });
  });
}

/** Small scores with every feature of the model. All lengths are multiples of `gridTicks`. */
export const scores = (gridTicks = 30): fc.Arbitrary<Score> =>
  fc.record({
    title: fc.string(),
    author: fc.string(),
    cast: fc.constant([]),
    sections: fc.array(sections(gridTicks), { minLength: 1, maxLength: 3 }),
  });
