import type { TestApi } from '@fountainai/service-testing';
import { describe, expect, test } from 'vitest';
import { asAdmin, setUp } from './setup.ts';

const service = setUp();
const api: TestApi = (operationId, request) => service.api(operationId, request);

interface Section {
  headingId: number;
  actions: { actionId: number; dialogueId: number | null }[];
  unplacedSpokenWords: { dialogueId: number }[];
}
interface Content {
  script: { revision: number };
  headingIds?: number[];
  sections: Section[];
}
const read = async (scriptId: number, query: { since?: number; revision?: number } = {}): Promise<Content> =>
  (await api('getScriptContentV2', { params: { scriptId }, query: { ...query } })).body;

/** Applies the changes since a revision to a remembered content, as a reader does. */
async function catchUp(scriptId: number, before: Content): Promise<Content> {
  const { script, headingIds, sections } = await read(scriptId, { since: before.script.revision });
  const byId = new Map([...before.sections, ...sections].map((section) => [section.headingId, section]));
  return { script, sections: headingIds!.map((id) => byId.get(id)!) };
}

/** Returns a pseudo-random generator with a fixed seed (mulberry32). */
function randomNumbers(seed: number) {
  let state = seed;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** Makes one random write to a script. */
async function edit(scriptId: number, random: (below: number) => number): Promise<void> {
  const now = await read(scriptId);
  const pick = <T>(items: T[]): T | undefined => items[random(items.length || 1)];
  const { headingId } = pick(now.sections)!;
  const ids = now.sections.map((section) => section.headingId);
  const actionId = pick(now.sections.flatMap(({ actions }) => actions))?.actionId;
  const words = now.sections.flatMap((section) => [
    ...section.actions.flatMap((action) => action.dialogueId ?? []),
    ...section.unplacedSpokenWords.map((word) => word.dialogueId),
  ]);
  const dialogueId = pick(words);
  const shuffled = ids.toSorted(() => random(3) - 1);
  const edits: [string, Record<string, number | undefined>, object?][] = [
    ['updateSpokenWordV2', { dialogueId }, { text: `Words ${random(1000)}` }],
    ['updateSpokenWordV2', { dialogueId }, { text: `Words ${random(1000)}` }],
    ['updateActionV2', { actionId }, { description: `Does ${random(1000)}` }],
    // An action may speak a word that is kept in another section.
    ['updateActionV2', { actionId }, { dialogueId: random(3) ? dialogueId : null }],
    ['createActionV2', { headingId }, { description: 'Enters.' }],
    ['createSpokenWordV2', { headingId }, { text: 'Unplaced.' }],
    ['deleteActionV2', { actionId }],
    ['deleteSpokenWordV2', { dialogueId }],
    ['updateSectionV2', { headingId }, { title: `Scene ${random(1000)}` }],
    ['createSectionV2', { scriptId }, { title: 'New' }],
    ['updateScriptV2', { scriptId }, { description: `About ${random(1000)}` }],
    [
      'reorderSectionsV2',
      { scriptId },
      { elements: shuffled.map((id, i) => ({ headingId: id, newSequence: 100_000 * (1 + random(9)) + i })) },
    ],
    ['restoreScriptRevisionV2', { scriptId, revision: 1 + random(now.script.revision) }, {}],
    ...(ids.length > 6 ? [['deleteSectionV2', { headingId }] as [string, Record<string, number>]] : []),
  ];
  const [operationId, params, body] = pick(edits)!;
  if (Object.values(params).includes(undefined)) return;
  await api(operationId, { params: params as Record<string, number>, ...(body && { body }) });
}

async function makePlay(sections = 12): Promise<number> {
  const body = {
    script: { title: 'A play' },
    sections: Array.from({ length: sections }, (_, i) => ({
      title: `Scene ${i}`,
      level: 1,
      actions: Array.from({ length: 3 }, (__, n) => ({
        kind: 'speech',
        characterId: 1,
        spokenWord: { text: `Line ${i} ${n}` },
      })),
      unplacedSpokenWords: [{ text: 'Nobody says this.' }],
    })),
  };
  return (await api('createScriptContentV2', { body })).body.scriptId;
}

describe('content since a revision', () => {
  test.each([1, 2, 3])('catches up with whatever was edited, from any revision (seed %i)', async (seed) => {
    const random = randomNumbers(seed);
    const scriptId = await makePlay();
    const seen = [await read(scriptId)];
    for (let n = 0; n < 60; n++) {
      await edit(scriptId, random);
      const whole = await read(scriptId);
      expect(await catchUp(scriptId, seen.at(-1)!)).toEqual(whole);
      expect(await catchUp(scriptId, seen[random(seen.length)]!)).toEqual(whole);
      seen.push(whole);
    }
  });

  test('holds only the sections that changed', async () => {
    const scriptId = await makePlay();
    const { script, sections } = await read(scriptId);
    const dialogueId = sections[4]!.actions[1]!.dialogueId!;
    await api('updateSpokenWordV2', { params: { dialogueId }, body: { text: 'Hark!' } });
    const since = await read(scriptId, { since: script.revision });
    expect(since.headingIds).toEqual(sections.map(({ headingId }) => headingId));
    expect(since.sections.map(({ headingId }) => headingId)).toEqual([sections[4]!.headingId]);
    expect(since.sections).toEqual([(await read(scriptId)).sections[4]]);
    expect((await read(scriptId, { since: since.script.revision })).sections).toEqual([]);
  });

  test('holds all of them where the history does not reach back', async () => {
    const scriptId = await makePlay();
    const { sections } = await read(scriptId);
    expect((await read(scriptId, { since: 99 })).sections).toEqual(sections);
    await asAdmin(service, `DELETE FROM script.revisions WHERE script_id = ${scriptId}`);
    expect((await read(scriptId, { since: 1 })).sections).toEqual(sections);
  });

  test('is a 304 for who has it, and a 400 together with a revision', async () => {
    const scriptId = await makePlay(1);
    const params = { scriptId };
    const headers = { 'if-none-match': '"1"' };
    expect((await api('getScriptContentV2', { params, headers, query: { since: 1 } })).status).toBe(304);
    expect((await api('getScriptContentV2', { params, query: { since: 1, revision: 1 } })).status).toBe(400);
  });
});
