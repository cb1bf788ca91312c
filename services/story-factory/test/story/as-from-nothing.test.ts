import type { Call } from '@fountainai/contracts';
import { expect, test } from 'vitest';
import type { Parts } from '../../src/parts.ts';
import type { Peers } from '../../src/peers.ts';
import { rememberStories } from '../../src/story/remember.ts';
import { seeStories } from '../../src/story/story-now.ts';
import { v1 } from '../../src/v1.ts';
import { v2 } from '../../src/v2.ts';
import { setUp } from '../setup.ts';

const { service, real } = setUp();

/** Returns the operations with a cache of their own. */
function operations(peers: Peers) {
  const gather = rememberStories(peers);
  const parts = { peers, gather, see: seeStories(service.database, gather) } as Parts;
  return { ...v1(parts), ...v2(parts) };
}

/** Reads all answers about a story, byte for byte. */
async function answersOf(
  { getStoryV1, getStoryV2 }: ReturnType<typeof operations>,
  scriptId: number,
  call: Call,
) {
  const input = { params: {}, headers: {}, body: undefined };
  const answers = [
    await getStoryV1({ ...input, query: { scriptId } }, call),
    await getStoryV2({ ...input, query: { scriptId } }, call),
    await getStoryV2({ ...input, query: { scriptId, maxCharacters: 2_000 } }, call),
  ];
  return answers.map(({ body }) => {
    const { bytes, etag } = body as unknown as { bytes: Buffer; etag: string };
    return [bytes.toString(), etag];
  });
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

type AnyOperation = (input: object, call: Call) => Promise<{ body?: unknown }>;

/** Sends one random change to one of the services. @returns its operation */
async function edit(peers: Peers, scriptId: number, random: (below: number) => number, call: Call) {
  const pick = <T>(items: T[]): T => items[random(items.length)]!;
  const input = { params: {}, query: {}, headers: {}, body: undefined };
  const { body } = await peers.script.getScriptContentV2({ ...input, params: { scriptId } }, call);
  const { script, sections } = body!;
  const actions = sections.flatMap((section) => section.actions);
  const { headingId } = pick(sections);
  const { actionId } = pick(actions);
  const spoken = pick(actions.filter(({ dialogueId }) => dialogueId !== null));
  const { dialogueId } = spoken;
  const characterId = pick(actions.flatMap((action) => action.characterId ?? []));
  const contextId = pick(actions.flatMap((action) => action.contextId ?? []));
  const text = `“${random(1_000)}” 😀`;
  const reordered = sections.map((section, i) => ({
    headingId: section.headingId,
    newSequence: 1_000 * (1 + random(50)) + i,
  }));
  const {
    script: s,
    character: c,
    sessionContext: x,
  } = peers as unknown as Record<'script' | 'character' | 'sessionContext', Record<string, AnyOperation>>;
  const edits: [string, AnyOperation | undefined, object, object?][] = [
    ['reword', s['updateSpokenWordV2'], { dialogueId }, { text }],
    ['reword', s['updateSpokenWordV2'], { dialogueId }, { text }],
    ['direct', s['updateActionV2'], { actionId }, { description: text }],
    [
      'cast anew',
      s['updateActionV2'],
      { actionId },
      { characterId, contextId: random(2) ? contextId : null },
    ],
    ['point nowhere', s['updateActionV2'], { actionId }, { characterId: 900_000 + random(9) }],
    ['add', s['createActionV2'], { headingId }, { description: text, characterId }],
    ['take a line', s['updateActionV2'], { actionId }, { dialogueId }],
    ['cut words', s['deleteSpokenWordV2'], { dialogueId }],
    ['cut', s['deleteActionV2'], { actionId }],
    ['retitle', s['updateSectionV2'], { headingId }, { title: text }],
    ['add a section', s['createSectionV2'], { scriptId }, { title: text }],
    ['cut a section', s['deleteSectionV2'], { headingId }],
    ['reorder', s['reorderSectionsV2'], { scriptId }, { elements: reordered }],
    ['restore', s['restoreScriptRevisionV2'], { scriptId, revision: 1 + random(script.revision) }, {}],
    ['describe', s['updateScriptV2'], { scriptId }, { description: text }],
    ['rename', c['updateCharacterV2'], { characterId }, { name: text }],
    ['remove from the cast', c['deleteCharacterV2'], { characterId }],
    ['change a mood', x['updateContextV2'], { contextId }, { data: { mood: text } }],
    ['forget a place', x['deleteContextV2'], { contextId }],
  ];
  const [name, operation, params, sent] = pick(edits);
  const isLast = name === 'cut a section' && sections.length < 8;
  // The target may be deleted already; then this step changes nothing.
  if (!isLast) await operation!({ ...input, params, body: sent }, call).catch(() => undefined);
  return name;
}

const play = Array.from(
  { length: 14 },
  (_, i) => `INT. ROOM ${i} - DAY\n\nEnter all.\n\n@ANNA\nLine ${i}.\n\n@PERSON ${i % 5}\nYes, “${i}”.\n`,
).join('\n');

test.each([1, 2])(
  'a story that is remembered is the one put together from nothing (seed %i)',
  async (seed) => {
    const random = randomNumbers(seed);
    const peers = real.peers!;
    const workspace = `seed-${seed}`;
    const imported = await service.api('importStoryV2', {
      body: { format: 'fountain', text: play },
      workspace,
    });
    const { scriptId } = imported.body;
    const token = await service.tokens.issue({ workspace });
    const call: Call = {
      caller: { token, subject: 'tester', workspace, scopes: [] },
      requestId: 'r',
      deadline: Date.now() + 120_000,
    };
    const [always, sometimes] = [operations(peers), operations(peers)];
    for (let n = 0; n < 40; n++) {
      const name = await edit(peers, scriptId, random, call);
      const expected = await answersOf(operations(peers), scriptId, call);
      expect([n, name, await answersOf(always, scriptId, call)]).toEqual([n, name, expected]);
      if (n % 7 === 0) expect(await answersOf(sometimes, scriptId, call)).toEqual(expected);
    }
  },
);

test('a changed line has one section read and written again, and no other', async () => {
  const workspace = 'one-line';
  const imported = await service.api('importStoryV2', {
    body: { format: 'fountain', text: play },
    workspace,
  });
  const { scriptId } = imported.body;
  const token = await service.tokens.issue({ workspace });
  const caller = { token, subject: 'tester', workspace, scopes: [] };
  const call: Call = { caller, requestId: 'r', deadline: Date.now() + 30_000 };
  const gather = rememberStories(real.peers!);
  const before = await gather(scriptId, call);
  const { updateSpokenWordV2 } = real.peers!.script as unknown as Record<string, AnyOperation>;
  const { dialogueId } = before.sections[3]!.elements[1]!.action;
  const body = { text: 'Hark!' };
  await updateSpokenWordV2!({ params: { dialogueId }, query: {}, headers: {}, body }, call);
  const after = await gather(scriptId, call);
  const changed = after.sections.filter((section, i) => section !== before.sections[i]);
  expect(changed.map(({ headingId }) => headingId)).toEqual([before.sections[3]!.headingId]);
});
