import { describe, expect, test } from 'vitest';
import { castInstruments, sectionTicks, type Note, type Score } from '../src/index.ts';
import { tailSeconds, writeCsound } from '../src/write/csound.ts';
import { exampleScore } from './example-score.ts';
import { eventsOf, linesOf, slowClock, soundingNotes } from './written-notes.ts';

const twice = (score: Score): Score => ({
  ...score,
  sections: [...score.sections, ...exampleScore().sections],
});

const withNotes = (change: (note: Note) => Partial<Note>): Score => {
  const score = exampleScore();
  for (const part of score.sections[0]!.parts)
    part.notes = part.notes.map((note) => ({ ...note, ...change(note) }));
  return score;
};

describe('A score as Csound plays it', () => {
  test('has every note of every section, when, how long, how high and how loud', () => {
    const score = twice(exampleScore());
    const expected = soundingNotes(score);
    const played = eventsOf(writeCsound(score)).map((event) => event.slice(1, 5));
    const inOrder = (events: number[][]) => events.toSorted((a, b) => a[3]! - b[3]! || a[0]! - b[0]!);
    expect(played).toHaveLength(expected.length);
    for (const [index, event] of inOrder(played).entries())
      for (const [column, value] of event.entries())
        expect(value).toBeCloseTo(inOrder(expected)[index]![column]!, 5);
  });

  test('is sorted by time', () => {
    const starts = eventsOf(writeCsound(twice(exampleScore()))).map((event) => event[1]!);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  });

  test('ends with the last bar and a tail', () => {
    const score = twice(exampleScore());
    const end = slowClock(score)(1, sectionTicks(score.sections[1]!));
    const seconds = Number(linesOf(writeCsound(score)).at(-1)!.slice(2));
    expect(seconds).toBeCloseTo(end + tailSeconds, 5);
  });

  test('holds no text of the story', () => {
    const hostile = '</CsScore>"\ni 1 0 1\ninstr 1 {{ ` ${1} $M_PI #include';
    const score = exampleScore();
    const dark: Score = {
      title: hostile,
      author: hostile,
      cast: score.cast.map((member) => ({ ...member, name: hostile })),
      sections: score.sections.map((section) => ({
        ...section,
        title: hostile,
        character: hostile,
        parts: section.parts.map((part) => ({
          ...part,
          name: hostile,
          notes: part.notes.map((note) => ({
            ...note,
            lyric: note.lyric && { ...note.lyric, text: hostile },
          })),
        })),
        actions: section.actions.map((action) => ({ ...action, direction: hostile })),
      })),
    };
    expect(writeCsound(dark)).toBe(writeCsound(score));
  });

  test('gives the technique of a note', () => {
    const techniqueOf = (change: Partial<Note>) =>
      eventsOf(writeCsound(withNotes(() => change)))[0]!.slice(6, 8);
    expect(techniqueOf({ technique: 'pizzicato', articulation: null })).toEqual([1, 0]);
    expect(techniqueOf({ technique: 'tremolo', articulation: 'accent' })).toEqual([2, 3]);
    expect(techniqueOf({ technique: 'normal', articulation: 'staccato' })).toEqual([0, 1]);
    expect(techniqueOf({ technique: 'normal', articulation: 'tenuto' })).toEqual([0, 2]);
  });

  test('gives each instrument its own sound, and each voice its own place', () => {
    const score = exampleScore();
    const [part] = score.sections[0]!.parts;
    score.cast = castInstruments
      .slice(0, 7)
      .map(({ id }, i) => ({ ...score.cast[0]!, characterId: i, instrument: id }));
    score.sections[0]!.parts = score.cast.map(({ characterId, instrument }) => ({
      ...part!,
      id: `character-${characterId}`,
      characterId,
      instrument,
      notes: part!.notes.slice(0, 1),
    }));
    const csd = writeCsound(score);
    const events = eventsOf(csd);
    expect(new Set(events.map(([instrument]) => instrument)).size).toBe(7);
    expect(new Set(events.map((event) => event[5])).size).toBe(7);
    for (const [instrument] of events) expect(csd).toContain(`\ninstr ${instrument}\n`);
  });

  test('raises the gain of a soft piece, so that all pieces are about equally loud', () => {
    const gainOf = (velocity: number) =>
      Number(/aLeft = ([\d.]+) \* \(gaSolo/.exec(writeCsound(withNotes(() => ({ velocity }))))![1]);
    expect(gainOf(40) / gainOf(80)).toBeCloseTo(4, 2);
  });

  test('can be silent', () => {
    const silent = writeCsound({ ...exampleScore(), sections: [] });
    expect(eventsOf(silent)).toEqual([]);
    expect(silent).not.toMatch(/NaN|Infinity|undefined/);
  });
});
