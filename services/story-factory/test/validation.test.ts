import { describe, expect, test } from 'vitest';
import { assembleStory, type Character, type Content } from '../src/story/story.ts';
import type { Appearances } from '../src/of-sections.ts';
import { findings } from '../src/validation.ts';

const script = {
  scriptId: 1,
  title: 't',
  author: '',
  description: '',
  sequenceNumber: 1,
  revision: 1,
  version: 1,
  createdAt: '',
  updatedAt: '',
};
const anna = {
  characterId: 1,
  name: 'ANNA',
  description: '',
  aliases: [],
  attributes: {},
  version: 1,
  createdAt: '',
  updatedAt: '',
} satisfies Character;

type Action = Content['sections'][number]['actions'][number];

function direction(sequenceNumber: number, more: Partial<Action> = {}): Action {
  return {
    actionId: sequenceNumber,
    kind: 'direction',
    description: 'x',
    sequenceNumber,
    characterId: null,
    dialogueId: null,
    contextId: null,
    extension: null,
    dual: false,
    spokenWord: null,
    ...more,
  };
}

function speech(sequenceNumber: number): Action {
  const spokenWord = { dialogueId: sequenceNumber, headingId: 1, text: 'x', sequence: sequenceNumber };
  return direction(sequenceNumber, {
    kind: 'speech',
    characterId: 1,
    dialogueId: sequenceNumber,
    spokenWord,
  });
}

function validate(
  sections: [level: number, sequenceNumber: number, ...actions: Action[]][],
  appearances: Appearances = new Map(),
) {
  const content = sections.map(([level, sequenceNumber, ...actions], i) => ({
    headingId: i + 1,
    title: `S${i + 1}`,
    level,
    sequenceNumber,
    actions,
    unplacedSpokenWords: [],
  }));
  return findings(assembleStory({ script, sections: content }, [anna], []), appearances);
}
const rules = (...args: Parameters<typeof validate>) =>
  validate(...args).map(({ rule, sequence }) => [rule, sequence]);

describe('a story is found', () => {
  test('logical when it is', () => {
    expect(
      validate(
        [
          [1, 1],
          [2, 2, direction(1), speech(2)],
          [2, 3, direction(3)],
        ],
        new Map([[2, new Set([1])]]),
      ),
    ).toEqual([]);
  });

  test('to have gaps in its numbers, each named once', () => {
    const found = validate([[1, 1, direction(2), direction(3), direction(7)]]);
    expect(found.map(({ rule, message }) => [rule, message])).toEqual([
      ['sequence_gap', expect.stringContaining('The number 1 is')],
      ['sequence_gap', expect.stringContaining('The numbers 4 to 6 are')],
    ]);
  });

  test('to repeat numbers of actions and of sections', () => {
    const found = validate([
      [1, 1, direction(1), direction(2, { actionId: 9 }), direction(2)],
      [1, 1, direction(3)],
    ]);
    expect(found.map(({ rule, elements }) => [rule, elements])).toEqual([
      [
        'sequence_repeated',
        [
          { kind: 'section', id: 1 },
          { kind: 'section', id: 2 },
        ],
      ],
      [
        'sequence_repeated',
        [
          { kind: 'action', id: 9 },
          { kind: 'action', id: 2 },
        ],
      ],
    ]);
  });

  test('to number its sections against their order', () => {
    expect(
      rules([
        [1, 1, direction(3), direction(4)],
        [1, 2, direction(1), direction(2)],
      ]),
    ).toEqual([['sequence_out_of_section_order', 1]]);
  });

  test('to refer to what is not there', () => {
    const [found] = validate([[1, 1, direction(1, { contextId: 77 })]]);
    expect(found).toMatchObject({
      rule: 'reference_missing',
      severity: 'error',
      sequence: 1,
      headingId: 1,
      elements: [
        { kind: 'action', id: 1 },
        { kind: 'context', id: 77 },
      ],
    });
    expect(found!.mend).toContain('context');
  });

  test('to let somebody speak who does not appear, once a section', () => {
    const found = validate(
      [
        [1, 1, speech(1), speech(2)],
        [1, 2, speech(3)],
      ],
      new Map([[2, new Set([1])]]),
    );
    expect(found).toMatchObject([{ rule: 'speaks_without_appearing', headingId: 1, sequence: 1 }]);
    expect(found[0]!.elements).toHaveLength(3);
  });

  test('to have a speech without words, and an empty section that holds no other', () => {
    expect(
      rules([
        [1, 1],
        [2, 2, direction(1, { kind: 'speech' })],
        [2, 3],
        [1, 4],
      ]),
    ).toEqual([
      ['speech_without_words', 1],
      ['section_empty', null],
      ['section_empty', null],
    ]);
  });
});
