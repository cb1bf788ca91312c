import fc from 'fast-check';
import { expect, test } from 'vitest';
import { setUp } from './setup.ts';

const service = setUp();

interface Line {
  says: string;
  does: string;
  by: number | null;
}
interface Hit {
  [field: string]: unknown;
  rank: number;
}
interface Content {
  sections: {
    headingId: number;
    title: string;
    actions: {
      actionId: number;
      kind: string;
      characterId: number | null;
      description: string;
      spokenWord: { dialogueId: number; text: string } | null;
    }[];
    unplacedSpokenWords: { dialogueId: number; text: string }[];
  }[];
}
interface Asked {
  q: string;
  headingId?: number;
  character?: number;
}

async function call(operationId: string, request: object) {
  const answer = await service.api(operationId, request);
  expect([operationId, answer.status < 300, answer.body.detail]).toEqual([operationId, true, undefined]);
  return answer;
}

/** Makes a play. No action speaks the `unplaced` words; some words are spoken twice. */
async function makePlay(sections: Line[][], unplaced: string[]): Promise<number> {
  const body = {
    script: { title: '·' },
    sections: sections.map((lines, s) => ({
      title: `love ${s}`,
      actions: lines.map(({ says, does, by }) => ({
        characterId: by,
        description: does,
        ...(says !== '' && { spokenWord: { text: says } }),
      })),
      unplacedSpokenWords: unplaced.map((text) => ({ text })),
    })),
  };
  const { scriptId } = (await call('createScriptContentV2', { body })).body;
  const content = await contentOf(scriptId);
  const shared = content.sections[0]!.actions.flatMap(({ spokenWord }) => spokenWord ?? [])[0];
  if (shared)
    await call('createActionV2', {
      params: { headingId: content.sections.at(-1)!.headingId },
      body: { dialogueId: shared.dialogueId, characterId: 9 },
    });
  return scriptId;
}

const contentOf = async (scriptId: number): Promise<Content> =>
  (await call('getScriptContentV2', { params: { scriptId } })).body;

/** Finds every text that has all words of a query; the last word matches as a prefix. The hits have no order. */
function naive({ sections }: Content, { q, headingId, character }: Asked): object[] {
  const wanted = q.split(' ');
  const holds = (text: string) =>
    wanted.every((want, i) =>
      text.split(' ').some((word) => (i === wanted.length - 1 ? word.startsWith(want) : word === want)),
    );
  const spoken = sections.flatMap(({ headingId: at, title, actions, unplacedSpokenWords }) => {
    const nowhere = { headingId: at, actionId: null, dialogueId: null, characterId: null };
    return [
      { ...nowhere, kind: 'section', text: title },
      ...actions.flatMap(({ actionId, kind, characterId, description, spokenWord }) => {
        const place = { headingId: at, actionId, characterId, dialogueId: spokenWord?.dialogueId ?? null };
        return [
          { ...place, kind, text: description },
          ...(spokenWord ? [{ ...place, kind: 'speech', text: spokenWord.text }] : []),
        ];
      }),
      ...unplacedSpokenWords.map(({ dialogueId, text }) => ({
        ...nowhere,
        dialogueId,
        kind: 'speech',
        text,
      })),
    ];
  });
  return spoken
    .filter(({ text }) => holds(text))
    .filter((hit) => headingId === undefined || hit.headingId === headingId)
    .filter((hit) => character === undefined || hit.characterId === character)
    .map(({ text: _text, ...hit }) => hit);
}

async function readPages(scriptId: number, query: Asked, limit: number): Promise<Hit[]> {
  const hits: Hit[] = [];
  let cursor: string | null = null;
  do {
    const { body } = await call('searchScriptV2', {
      params: { scriptId },
      query: { ...query, limit, ...(cursor && { cursor }) },
    });
    hits.push(...body.items);
    cursor = body.nextCursor;
  } while (cursor);
  return hits;
}

const placeOf = ({ headingId, actionId, dialogueId, characterId, kind }: Hit) =>
  JSON.stringify({ headingId, actionId, characterId, dialogueId, kind });

const byAll = (a: number[], b: number[]): number => a.map((x, i) => x - b[i]!).find((d) => d !== 0) ?? 0;

/** Returns the hits of a search over all its pages, beside the expected hits. */
async function searchAll(scriptId: number, query: Asked, limit: number) {
  const hits = await readPages(scriptId, query, limit);
  const expected = naive(await contentOf(scriptId), query) as Hit[];
  const keys = hits.map(({ rank, headingId, actionId }) => [-rank, Number(headingId), Number(actionId)]);
  return {
    found: hits.map(placeOf).toSorted(),
    expected: expected.map(placeOf).toSorted(),
    /** Whether the best hits come first, and equal hits in reading order. */
    inOrder: JSON.stringify(keys) === JSON.stringify(keys.toSorted(byAll)),
  };
}

const words = fc
  .array(fc.constantFrom('love', 'lover', 'hate', 'star'), { maxLength: 4 })
  .map((list) => list.join(' '));
const lines = fc.record({ says: words, does: words, by: fc.constantFrom(null, 1, 2) });

test('all texts that hold the words are found, in order, on any page and in any place', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(lines, { maxLength: 6 }), { minLength: 1, maxLength: 3 }),
      fc.array(fc.constantFrom('love', 'hate star'), { maxLength: 2 }),
      fc.constantFrom('love', 'lov', 'star hate', 'love star', 'zebra'),
      fc.integer({ min: 1, max: 5 }),
      async (sections, unplaced, q, limit) => {
        const scriptId = await makePlay(sections, unplaced);
        const { headingId } = (await contentOf(scriptId)).sections.at(-1)!;
        for (const place of [{}, { headingId }, { character: 9 }, { character: 1, headingId }]) {
          const { found, expected, inOrder } = await searchAll(scriptId, { q, ...place }, limit);
          expect(found).toEqual(expected);
          expect(inOrder).toBe(true);
        }
      },
    ),
    { numRuns: 25, endOnFailure: true },
  );
});

test('and so they are where a word is in more texts than are looked up one by one', async () => {
  const line = (i: number): Line => ({ says: 'love '.repeat(1 + (i % 3)).trim(), does: '', by: 1 + (i % 2) });
  const scriptId = await makePlay(
    [0, 1].map((s) => Array.from({ length: 600 }, (_, i) => line(i + s))),
    ['love', 'love hate'],
  );
  const { headingId } = (await contentOf(scriptId)).sections[1]!;
  for (const [place, count] of [
    [{}, 1_207],
    [{ headingId }, 604],
    [{ character: 9 }, 1],
  ] as const) {
    const { found, expected, inOrder } = await searchAll(scriptId, { q: 'love', ...place }, 200);
    expect(found).toEqual(expected);
    expect([found.length, inOrder]).toEqual([count, true]);
  }
});
