import { describe, expect, test } from 'vitest';
import { assembleStory, missingIn, type Content, type Story } from '../../src/story/story.ts';
import { cutPage } from '../../src/story/story-page.ts';

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

/** Returns a story whose sections have these numbers of elements. */
function storyOf(...lengths: number[]): Story {
  let sequence = 0;
  const sections = lengths.map((length, i) => ({
    headingId: i + 1,
    title: `Section ${i + 1}`,
    level: 1,
    sequenceNumber: i + 1,
    unplacedSpokenWords: [],
    actions: Array.from({ length }, () => action(++sequence)),
  }));
  return assembleStory({ script, sections }, [], []);
}

function action(sequence: number, more: Partial<Content['sections'][number]['actions'][number]> = {}) {
  return {
    actionId: sequence,
    kind: 'direction' as const,
    description: `Element ${sequence}`,
    sequenceNumber: sequence,
    characterId: null,
    dialogueId: null,
    contextId: null,
    extension: null,
    dual: false,
    spokenWord: null,
    ...more,
  };
}

const texts = {
  section: ({ headingId }: { headingId: number }) => JSON.stringify({ headingId }),
  element: ({ action: { sequenceNumber } }: { action: { sequenceNumber: number } }) =>
    JSON.stringify({ sequenceNumber }),
};
const read = (all: string[]) => all.map((text) => JSON.parse(text) as Record<string, number>);

function walk(story: Story, room: number) {
  const pages = [];
  let cursor: string | undefined;
  do {
    const page = cutPage(story, story.elements, cursor, room, texts);
    pages.push(page);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return {
    pages,
    headings: pages.flatMap((page) => read(page.sections).map(({ headingId }) => headingId)),
    sequences: pages.flatMap((page) => read(page.story).map(({ sequenceNumber }) => sequenceNumber)),
  };
}

describe('pages', () => {
  test.each([1, 50, 100, 1_000, 100_000])('of %i characters show everything once and in order', (room) => {
    const { headings, sequences } = walk(storyOf(0, 3, 0, 0, 40, 1, 0), room);
    expect(headings).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(sequences).toEqual(Array.from({ length: 44 }, (_, i) => i + 1));
  });

  test('hold as much as fits', () => {
    const { pages } = walk(storyOf(40), 200);
    for (const { story, sections } of pages)
      expect([...story, ...sections].join().length + 2).toBeLessThanOrEqual(201);
    for (const { story } of pages.slice(0, -1)) expect(story.join().length).toBeGreaterThan(150);
  });

  test('of a story without elements hold its sections', () => {
    expect(walk(storyOf(0, 0), 10).headings).toEqual([1, 2]);
    expect(walk(storyOf(), 10)).toMatchObject({ headings: [], sequences: [] });
  });

  test('do not repeat anything when elements are added and taken away meanwhile', () => {
    const before = storyOf(5, 5);
    const first = cutPage(before, before.elements, undefined, 60, texts);
    const after = storyOf(5, 5);
    const contents = after.sections.map(({ content }) => content);
    contents[0]!.actions.splice(0, 1);
    const changed = assembleStory({ script, sections: contents }, [], []);
    const second = cutPage(changed, changed.elements, first.nextCursor!, 10_000, texts);
    const shown = read([...first.story, ...second.story]).map(({ sequenceNumber }) => sequenceNumber);
    expect(shown).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });
});

test('a reference that leads nowhere is named, and its element stays', () => {
  const sections = [
    {
      headingId: 1,
      title: '',
      level: 1,
      sequenceNumber: 1,
      unplacedSpokenWords: [],
      actions: [action(7, { characterId: 3, dialogueId: 4, contextId: 5 })],
    },
  ];
  const { elements } = assembleStory({ script, sections }, [], []);
  expect(elements).toHaveLength(1);
  expect(missingIn(elements[0]!)).toEqual([
    { sequence: 7, kind: 'character', id: 3 },
    { sequence: 7, kind: 'spokenWord', id: 4 },
    { sequence: 7, kind: 'context', id: 5 },
  ]);
});
