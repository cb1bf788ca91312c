import { describe, expect, test } from 'vitest';
import { composeScore } from '../src/compose/compose-score.ts';
import { measureScore, type ScoreMeasures } from '../src/measure/index.ts';
import type { Note, Score } from '../src/model.ts';
import { onlySection, sampleStory } from './sample-stories.ts';

const balcony = onlySection(sampleStory('romeo-and-juliet.en.fountain'), "SCENE II. Capulet's orchard");
const mozart = sampleStory('mozart-and-salieri.ru.fountain');

// Thresholds a little below the present values; `pnpm score:report` prints the values.
const atLeast: Partial<ScoreMeasures> = {
  speakersTold: 85,
  motifsLeast: 10,
  stressedOnBeats: 95,
  fullStopsAtHome: 90,
  questionsThatRise: 95,
  phrasesWithOnePeak: 90,
  steps: 55,
  leapsAnswered: 80,
  range: 17,
  bassChangesABar: 1.2,
  barsThatDiffer: 60,
  patterns: 40,
  endAtHome: 100,
  singerAbove: 15,
};
const atMost: Partial<ScoreMeasures> = { wideLeaps: 4, parallels: 0, sameInstrumentTogether: 0 };
const names = Object.keys as <T extends object>(object: T) => (keyof T)[];

/** The measures that a score fails. */
const missed = (measures: ScoreMeasures): string[] => [
  ...names(atLeast).filter((name) => measures[name] < atLeast[name]!),
  ...names(atMost).filter((name) => measures[name] > atMost[name]!),
];

test.each([
  ['the balcony scene', balcony],
  ['Mozart and Salieri', mozart],
])('%s is as good as it was', (_, story) => {
  expect(missed(measureScore(composeScore(story), story))).toEqual([]);
});

describe('each measure detects its own fault:', () => {
  const sung = (score: Score): Note[] =>
    score.sections.flatMap(({ parts }) => parts.flatMap(({ notes }) => notes.filter(({ lyric }) => lyric)));
  const strings = (score: Score) => score.sections.flatMap(({ parts }) => parts.slice(-4));
  const zigzag = (note: Note, i: number) => (note.pitch.midi = 60 + 9 * (i % 2));
  const spoils: [keyof ScoreMeasures, (score: Score) => void][] = [
    ['speakersTold', (score) => score.cast.forEach((member) => (member.instrument = 'flute'))],
    ['motifsLeast', (score) => score.cast.forEach((member) => (member.motif = score.cast[0]!.motif))],
    ['stressedOnBeats', (score) => sung(score).forEach((note) => (note.tick += 240))],
    ['fullStopsAtHome', (score) => sung(score).forEach((note) => (note.pitch.midi += 1))],
    ['questionsThatRise', (score) => sung(score).forEach((note, i) => (note.pitch.midi = 100 - (i % 50)))],
    ['phrasesWithOnePeak', (score) => sung(score).forEach(zigzag)],
    ['steps', (score) => sung(score).forEach(zigzag)],
    ['wideLeaps', (score) => sung(score).forEach(zigzag)],
    ['leapsAnswered', (score) => sung(score).forEach(zigzag)],
    ['range', (score) => sung(score).forEach(zigzag)],
    [
      'parallels',
      (score) =>
        strings(score).forEach((part, voice) =>
          part.notes.forEach((note) => (note.pitch.midi = 40 + 12 * (3 - voice) + ((note.tick / 960) % 5))),
        ),
    ],
    [
      'bassChangesABar',
      (score) => strings(score).forEach((part) => part.notes.forEach((n) => (n.pitch.midi = 48))),
    ],
    ['barsThatDiffer', (score) => strings(score).forEach((part) => part.notes.splice(0))],
    ['endAtHome', (score) => strings(score).forEach((part) => (part.notes.at(-1)!.pitch.midi += 1))],
    [
      'singerAbove',
      (score) => strings(score).forEach((part) => part.notes.forEach((n) => (n.velocity = 120))),
    ],
  ];
  test.each(spoils)('%s', (name, spoil) => {
    const score = composeScore(mozart);
    spoil(score);
    expect(missed(measureScore(score, mozart))).toContain(name);
  });
});
