import type { Note, Part, Pitch, Score } from '../src/model.ts';

const letters = { C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 } as const;

function pitch(letter: keyof typeof letters, octave: number, alter = 0): Pitch {
  return { letter, alter, octave, midi: 12 * (octave + 1) + letters[letter] + alter };
}

function note(tick: number, ticks: number, at: Pitch, lyric?: [string, 'syllable' | 'word']): Note {
  return {
    tick,
    ticks,
    pitch: at,
    velocity: lyric ? 80 : 60,
    technique: 'normal',
    articulation: null,
    lyric: lyric ? { text: lyric[0], endsWord: lyric[1] === 'word' } : null,
    source: lyric ? { actionId: 2, dialogueId: 1, word: 0 } : null,
  };
}

function part(id: string, name: string, instrument: Part['instrument'], notes: Note[]): Part {
  const characterId = id.startsWith('character-') ? Number(id.slice(10)) : null;
  return { id, characterId, name, instrument, notes, dynamics: [{ tick: 0, level: 'mf' }] };
}

/** Five bars and two characters: changes of metre, key and tempo, a note over a bar line, a melody without words. */
export function exampleScore(): Score {
  const key = { letter: 'G', alter: 0, mode: 'ionian' } as const;
  const dark = { letter: 'E', alter: 0, mode: 'phrygian' } as const;
  return {
    title: 'An example',
    author: 'Nobody',
    cast: [
      {
        characterId: 1,
        name: 'ROMEO',
        instrument: 'clarinet',
        motif: { steps: [0, 2, 1], lengths: [480, 240, 240] },
      },
      {
        characterId: 2,
        name: 'JULIET',
        instrument: 'flute',
        motif: { steps: [0, -1, 4], lengths: [240, 240, 960] },
      },
    ],
    sections: [
      {
        headingId: 11,
        title: 'SCENE II. Capulet’s orchard.',
        character: 'Tenderly',
        bars: [
          { tick: 0, metre: { beats: 4, unit: 4 }, key, tempo: 84 },
          { tick: 1920, metre: { beats: 4, unit: 4 }, key, tempo: 84 },
          { tick: 3840, metre: { beats: 6, unit: 8 }, key: dark, tempo: 96 },
          { tick: 5280, metre: { beats: 6, unit: 8 }, key: dark, tempo: 96 },
          { tick: 6720, metre: { beats: 6, unit: 8 }, key: dark, tempo: 60 },
        ],
        parts: [
          part('character-1', 'ROMEO', 'clarinet', [
            note(0, 480, pitch('G', 4)),
            note(480, 240, pitch('B', 4)),
            note(720, 240, pitch('A', 4)),
            note(1440, 480, pitch('D', 5), ['He', 'word']),
            note(1920, 720, pitch('F', 5, 1), ['jests', 'word']),
            note(2640, 240, pitch('E', 5), ['at', 'word']),
            note(2880, 1200, pitch('D', 5), ['scars.', 'word']),
          ]),
          part('character-2', 'JULIET', 'flute', [
            note(4560, 240, pitch('E', 5), ['But', 'word']),
            note(4800, 480, pitch('G', 5), ['ne', 'syllable']),
            note(5280, 720, pitch('F', 5), ['ver,', 'word']),
            note(6000, 480, pitch('C', 5, 1), ['“no”!', 'word']),
          ]),
          part('violin-1', 'Violin I', 'violin', [
            note(0, 1920, pitch('B', 4)),
            note(1920, 1920, pitch('A', 4)),
            note(3840, 1440, pitch('G', 4)),
            { ...note(5280, 1440, pitch('A', 4)), technique: 'tremolo' },
            note(6720, 1440, pitch('G', 4, 1)),
          ]),
          part('cello', 'Cello', 'cello', [
            { ...note(0, 480, pitch('G', 2)), technique: 'pizzicato', articulation: 'staccato' },
            { ...note(960, 480, pitch('D', 3)), technique: 'pizzicato' },
            note(1920, 1920, pitch('F', 2, 1)),
            note(3840, 1440, pitch('E', 2)),
            note(5280, 1440, pitch('F', 2)),
            note(6720, 1440, pitch('E', 2)),
          ]),
        ],
        actions: [
          { actionId: 1, tick: 0, ticks: 1440, direction: 'Enter ROMEO' },
          { actionId: 2, tick: 1440, ticks: 2640, direction: null },
          { actionId: 3, tick: 4560, ticks: 1920, direction: null },
        ],
      },
    ],
  };
}
