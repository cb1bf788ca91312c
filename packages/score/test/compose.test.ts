import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoreProblems } from '../src/check-score.ts';
import { composeScore } from '../src/compose/compose-score.ts';
import type { Note, Score } from '../src/model.ts';
import type { ContextData, ScoreStory } from '../src/story.ts';
import { onlySection, sampleStory } from './sample-stories.ts';
import { anyStory } from './story-arbitrary.ts';

const plays = ['romeo-and-juliet.en', 'mozart-and-salieri.ru', 'romeo-und-julia.de', 'the-post-office.en'];
const romeo = sampleStory('romeo-and-juliet.en.fountain');
const balcony = onlySection(romeo, "SCENE II. Capulet's orchard");
const whole = composeScore(romeo);
const composed = (play: string): [ScoreStory, Score] => {
  const story = sampleStory(`${play}.fountain`);
  return [story, composeScore(story)];
};

const withSpeech = (story: ScoreStory, index: number, change: (text: string) => string): ScoreStory => {
  const copy = structuredClone(story);
  const spoken = copy.sections.flatMap(({ elements }) =>
    elements.flatMap(({ spokenWord }) => spokenWord ?? []),
  );
  spoken[index]!.text = change(spoken[index]!.text);
  return copy;
};
const scene = (...texts: string[]): ScoreStory => ({
  title: 'A play',
  author: '',
  sections: [
    {
      headingId: 1,
      title: 'A scene',
      contexts: [],
      elements: texts.map((text, i) => ({
        actionId: i + 1,
        kind: 'speech',
        description: '',
        character: { characterId: 1 + (i % 2), name: ['ROMEO', 'JULIET'][i % 2]! },
        spokenWord: { dialogueId: i + 1, text },
        context: null,
      })),
    },
  ],
});
const inMood = (contexts: ContextData[], story = scene('Come, and let us walk by the river.')): Score =>
  composeScore({ ...story, sections: story.sections.map((section) => ({ ...section, contexts })) });
const begins = ({ sections }: Score) => sections[0]!.bars[0]!;
const notesOf = (score: Score, partId: string): Note[] =>
  score.sections[0]!.parts.find(({ id }) => id === partId)?.notes ?? [];

describe('the rules of every score', () => {
  test.each(plays)('hold for %s', (play) => {
    const [story, score] = play === 'romeo-and-juliet.en' ? [romeo, whole] : composed(play);
    expect(scoreProblems(score, story)).toEqual([]);
  });

  test('hold for generated stories', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        expect(scoreProblems(composeScore(story), story)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('hold for speeches of no, one and five hundred words', () => {
    const words = Array.from({ length: 500 }, (_, i) => ['love', 'banished', 'incorporate', 'the'][i % 4]!);
    const story = scene('', 'No.', words.join(' '), words.join(', '));
    expect(scoreProblems(composeScore(story), story)).toEqual([]);
  });

  test('a story without sections is a score without movements', () => {
    expect(composeScore({ title: '', author: '', sections: [] })).toMatchObject({ cast: [], sections: [] });
  });

  const inOrder = composeScore(balcony);
  // Each fault is planted into a valid score.
  const faults: [string, (score: Score) => void][] = [
    ['overlaps the one before', (score) => (someNotes(score)[0]!.ticks += 240)],
    ['hangs over the end', (score) => (someNotes(score).at(-1)!.ticks += 100_000)],
    ['out of', (score) => (someNotes(score)[0]!.pitch = { letter: 'C', alter: 0, octave: -1, midi: 0 })],
    ['spelled', (score) => (someNotes(score)[0]!.pitch.letter = 'B')],
    ['not whole', (score) => (someNotes(score)[0]!.tick += 0.5)],
    ['velocity', (score) => (someNotes(score)[0]!.velocity = 0)],
    [
      'not sung as it is written',
      (score) => (someNotes(score).find(({ lyric }) => lyric)!.lyric!.text = 'x'),
    ],
    ['not in the cast', (score) => score.cast.pop()],
    ['is not heard', (score) => score.sections[0]!.actions.pop()],
    ['begins at', (score) => score.sections[0]!.bars.splice(2, 1)],
    ['tempo', (score) => (score.sections[0]!.bars[0]!.tempo = 0)],
  ];
  test.each(faults)('checkScore reports: %s', (problem, plant) => {
    const score = structuredClone(inOrder);
    plant(score);
    expect(scoreProblems(score, balcony).join('\n')).toContain(problem);
  });
  const someNotes = (score: Score): Note[] =>
    score.sections[0]!.parts.find(({ characterId }) => characterId)!.notes;
});

describe('the same story', () => {
  // The same holds for all but one section of a long play in the last test.
  test('gives the same score each time', () => {
    const [story, score] = composed('mozart-and-salieri.ru');
    expect(JSON.stringify(composeScore(structuredClone(story)))).toBe(JSON.stringify(score));
  });

  test('gives the same notes for a section alone', () => {
    const { headingId } = balcony.sections[0]!;
    const alone = composeScore(romeo, { headingId });
    expect(alone.sections).toEqual(whole.sections.filter((section) => section.headingId === headingId));
  });

  test('changes in one section only when one speech changes', () => {
    const before = whole.sections;
    const after = composeScore(withSpeech(romeo, 300, (text) => `${text} And joy, joy, joy!`)).sections;
    expect(
      after.flatMap((section, i) => (JSON.stringify(section) === JSON.stringify(before[i]) ? [] : [i])),
    ).toHaveLength(1);
  });
});

describe('moods', () => {
  test('set mode and tempo', () => {
    const [joyful, mournful] = [inMood([{ mood: 'joyful' }]), inMood([{ mood: 'mournful' }])].map(begins);
    expect(['lydian', 'ionian']).toContain(joyful!.key.mode);
    expect(['aeolian', 'phrygian']).toContain(mournful!.key.mode);
    expect(joyful!.tempo).toBeGreaterThan(mournful!.tempo + 20);
  });

  test.each([
    [{ valence: 1, arousal: -1 }, 'lydian', 56],
    [{ valence: -1, arousal: 1 }, 'phrygian', 144],
  ])('are overruled by numbers: %j', (numbers, mode, tempo) => {
    expect(begins(inMood([{ mood: 'neutral', ...numbers }]))).toMatchObject({ key: { mode }, tempo });
  });

  test('of one speech last from its first bar to the next speech', () => {
    const story = scene('One.', 'Two.', 'Three.');
    story.sections[0]!.elements[1]!.context = { valence: -1, arousal: 1 };
    const { bars, actions } = composeScore(story).sections[0]!;
    const dark = bars.filter(({ key }) => key.mode === 'phrygian');
    expect(dark.length).toBeGreaterThan(0);
    expect(dark[0]!.tick).toBeLessThanOrEqual(actions[1]!.tick);
    expect(dark.at(-1)!.tick).toBeLessThan(actions[2]!.tick);
  });

  test('may be unknown or missing', () => {
    const contexts = [{ mood: 'flubberish' }, { mood: { deep: [1] } }, { valence: 'high' }, { mood: null }];
    expect(begins(inMood(contexts)).tempo).toBeGreaterThan(55);
  });
});

describe('a character', () => {
  test('plays its motif alone before its first speech, and opens its speeches with the motif', () => {
    const score = composeScore(scene('Good night, good night! Parting is such sweet sorrow.', 'Farewell.'));
    const { motif } = score.cast.find(({ name }) => name === 'ROMEO')!;
    const notes = notesOf(score, 'character-1');
    const alone = notes.slice(0, motif.lengths.length);
    expect(alone.map(({ ticks }) => ticks)).toEqual(motif.lengths);
    expect(alone.every(({ lyric }) => lyric === null)).toBe(true);
    expect(notes[alone.length]!.lyric).not.toBeNull();
  });

  test('answers with its motif when a speech names it', () => {
    const named = composeScore(scene('O Juliet, Juliet, my love.', 'Yes.'));
    const not = composeScore(scene('O my love, my own love.', 'Yes.'));
    const wordless = (score: Score) => notesOf(score, 'character-2').filter(({ lyric }) => !lyric).length;
    expect(wordless(named)).toBeGreaterThan(wordless(not));
  });

  test('has an instrument of its own in each scene while there are enough', () => {
    const score = composeScore(sampleStory('mozart-and-salieri.ru.fountain'));
    expect(new Set(score.cast.map(({ instrument }) => instrument)).size).toBe(score.cast.length);
  });
});
