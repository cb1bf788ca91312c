import fc from 'fast-check';
import type { ScoreStory, StoryElement } from '../src/story.ts';

const text = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .array(
        fc.constantFrom(
          'O,',
          'Romeo!',
          'wherefore',
          'art',
          'thou?',
          'Ночь',
          'Ach,',
          'δύο',
          '你好。',
          '—',
          'night.\n',
          'love',
          '...',
        ),
        { maxLength: 30 },
      )
      .map((words) => words.join(' ')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
);
const context = fc.oneof(
  fc.constant(null),
  fc.record({ mood: fc.constantFrom('tender', 'furious', 'no such mood', '') }),
  fc.record({ valence: fc.double({ noNaN: false }), arousal: fc.double({ min: -1, max: 1 }) }),
  fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 3 }),
);
const character = fc.option(
  fc
    .integer({ min: 1, max: 25 })
    .map((characterId) => ({ characterId, name: characterId === 1 ? 'ROMEO' : `N ${characterId}` })),
  { nil: null, freq: 6 },
);
const element = fc.record({
  kind: fc.constantFrom('speech', 'direction', 'transition', 'note'),
  description: text,
  character,
  speech: fc.option(text, { nil: null }),
  context,
});

/** Stories with long and empty speeches, silent and unknown characters, any text and any context. */
export const anyStory: fc.Arbitrary<ScoreStory> = fc
  .record({
    title: text,
    author: text,
    sections: fc.array(
      fc.record({
        title: text,
        contexts: fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 2 }),
        elements: fc.array(element, { maxLength: 8 }),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ title, author, sections }) => {
    let ids = 0;
    return {
      title,
      author,
      sections: sections.map((section, i) => ({
        ...section,
        headingId: i + 1,
        elements: section.elements.map(({ speech, ...rest }): StoryElement => {
          const actionId = ++ids;
          return {
            ...rest,
            actionId,
            spokenWord: speech === null ? null : { dialogueId: actionId, text: speech },
          };
        }),
      })),
    };
  });
