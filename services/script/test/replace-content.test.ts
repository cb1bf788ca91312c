import type { TestApi } from '@fountainai/service-testing';
import { describe, expect, test } from 'vitest';
import { bigPlay, makeScene, sentSection, setUp } from './setup.ts';

const service = setUp();
const api: TestApi = (operationId, request) => service.api(operationId, request);

const read = async (scriptId: number) => (await api('getScriptContentV2', { params: { scriptId } })).body;
const put = (scriptId: number, body: object, headers: Record<string, string> = {}) =>
  api('replaceScriptContentV2', { params: { scriptId }, body, headers });

interface Sent {
  headingId?: number;
  title: string;
  level?: number;
  actions: {
    actionId?: number;
    characterId?: number;
    spokenWord?: { dialogueId?: number; text: string } | null;
  }[];
  unplacedSpokenWords: { dialogueId?: number; text: string }[];
}

/** Returns a stored script in the form that replaces it with itself. */
async function asSent(scriptId: number): Promise<{ script: { title: string }; sections: Sent[] }> {
  const { script, sections } = await read(scriptId);
  return { script: { title: script.title }, sections: sections.map(sentSection) };
}

const makePlay = async () =>
  (await api('createScriptContentV2', { body: bigPlay(2, 3) })).body.scriptId as number;

describe('replaceScriptContentV2', () => {
  test('what is sent as it was is not written, and makes no revision', async () => {
    const scriptId = await makePlay();
    const before = await read(scriptId);
    const { status, body, headers } = await put(scriptId, await asSent(scriptId));
    expect([status, headers.etag, body]).toMatchObject([
      200,
      '"1"',
      { scriptId, revision: 1, sections: 2, actions: 6, spokenWords: 6 },
    ]);
    expect(await read(scriptId)).toEqual(before);
  });

  test('also when words are spoken elsewhere, or numbers are not in reading order', async () => {
    const { scriptId, headingId, dialogueId } = await makeScene(api);
    const { body: other } = await api('createSectionV2', { params: { scriptId }, body: { title: 'Echo' } });
    const { body: late } = await api('createSpokenWordV2', { params: { headingId }, body: { text: 'Late' } });
    for (const [heading, word] of [
      [other.headingId, dialogueId],
      [other.headingId, late.dialogueId],
      [headingId, undefined],
    ])
      await api('createActionV2', { params: { headingId: heading }, body: { dialogueId: word ?? null } });
    const before = await read(scriptId);
    await put(scriptId, await asSent(scriptId));
    expect(await read(scriptId)).toEqual(before);
  });

  test('adds, changes, moves and deletes at once; the order is the one sent', async () => {
    const scriptId = await makePlay();
    const { script, sections } = await asSent(scriptId);
    const [one, two] = sections as [Sent, Sent];
    const kept = one.actions[2]!;
    const words = { text: 'New words' };
    const answer = await put(scriptId, {
      script: { ...script, title: 'Other' },
      sections: [
        { ...two, title: 'First now', actions: [two.actions[2], { spokenWord: words }, two.actions[0]] },
        { title: 'New', actions: [kept] },
      ],
    });
    expect(answer.body).toMatchObject({ revision: 2, sections: 2, actions: 4, spokenWords: 4 });
    const after = await read(scriptId);
    expect(after.script.title).toBe('Other');
    expect(after.sections.map(({ headingId }: Sent) => headingId)).toEqual(answer.body.headingIds);
    expect(after.sections[0]).toMatchObject({
      headingId: two.headingId,
      title: 'First now',
      actions: [
        { actionId: two.actions[2]!.actionId },
        { spokenWord: words },
        { actionId: two.actions[0]!.actionId },
      ],
    });
    // The words move with their speech.
    const { headingId } = after.sections[1];
    expect(after.sections[1].actions).toMatchObject([
      { actionId: kept.actionId, spokenWord: { ...kept.spokenWord, headingId } },
    ]);
    const params = { headingId: one.headingId! };
    expect((await api('getSectionV2', { params })).status).toBe(404);
    const list = await api('listSpokenWordsV1', { params: { headingId: two.headingId! } });
    expect(list.body.map(({ text }: { text: string }) => text.slice(0, 3))).toEqual(['1.2', 'New', '1.0']);
  });

  test('a line put into one scene leaves the other scenes as they were', async () => {
    const scriptId = await makePlay();
    const sent = await asSent(scriptId);
    sent.sections[0]!.actions.splice(1, 0, { characterId: 5 });
    await put(scriptId, sent);
    const { sections } = await read(scriptId);
    const numbers = sections.map(({ actions }: { actions: { sequenceNumber: number }[] }) =>
      actions.map(({ sequenceNumber }) => sequenceNumber),
    );
    expect(numbers).toEqual([
      [1, 2, 3, 7],
      [4, 5, 6],
    ]);
    const { items } = (await api('listScriptRevisionsV2', { params: { scriptId } })).body;
    expect(items[0]).toMatchObject({ operation: 'replaceScriptContentV2', changes: 3 });
  });

  test('words may be spoken by several actions, if their text is the same', async () => {
    const scriptId = await makePlay();
    const sent = await asSent(scriptId);
    const { spokenWord } = sent.sections[0]!.actions[0]!;
    sent.sections[1]!.actions.push({ spokenWord: spokenWord! });
    expect((await put(scriptId, sent)).body).toMatchObject({ actions: 7, spokenWords: 6 });
    sent.sections[1]!.actions.at(-1)!.spokenWord = { ...spokenWord!, text: 'Other' };
    const { status, body } = await put(scriptId, sent);
    expect([status, body.errors[0].pointer]).toEqual([400, '/sections/1/actions/3/spokenWord/dialogueId']);
  });

  test.each([
    ['a section', ({ sections }: { sections: Sent[] }) => sections.push(sections[0]!)],
    [
      'an action',
      ({ sections }: { sections: Sent[] }) => sections[1]!.actions.push(sections[0]!.actions[0]!),
    ],
    [
      'words that are spoken and unplaced',
      ({ sections }: { sections: Sent[] }) =>
        sections[1]!.unplacedSpokenWords.push(sections[0]!.actions[0]!.spokenWord!),
    ],
  ])('refuses %s twice with 400', async (_, change) => {
    const scriptId = await makePlay();
    const sent = await asSent(scriptId);
    change(sent);
    expect((await put(scriptId, sent)).status).toBe(400);
    expect((await read(scriptId)).script.revision).toBe(1);
  });

  test.each(['headingId', 'actionId', 'dialogueId'] as const)(
    'an %s of another script or workspace is a 404 that names it, and nothing is changed',
    async (id) => {
      const scriptId = await makePlay();
      const before = await read(scriptId);
      for (const foreign of [(await makeScene(api))[id], (await makeScene(api, 'elsewhere'))[id], 999_999]) {
        const sent = await asSent(scriptId);
        const section = sent.sections[1]!;
        if (id === 'headingId') section.headingId = foreign;
        if (id === 'actionId') section.actions[0]!.actionId = foreign;
        if (id === 'dialogueId') section.actions[0]!.spokenWord!.dialogueId = foreign;
        const { status, body } = await put(scriptId, { ...sent, script: { title: 'Other' } });
        expect([status, body.detail]).toEqual([404, expect.stringContaining(` ${foreign} `)]);
      }
      expect(await read(scriptId)).toEqual(before);
    },
  );

  test('412 for a stale If-Match, 409 for a stale revision, and nothing is changed', async () => {
    const scriptId = await makePlay();
    const sent = await asSent(scriptId);
    await api('updateScriptV2', { params: { scriptId }, body: { title: 'Meanwhile' } });
    expect((await put(scriptId, sent, { 'if-match': '"1"' })).status).toBe(412);
    expect((await put(scriptId, { ...sent, revision: 1 })).status).toBe(409);
    expect((await read(scriptId)).script).toMatchObject({ title: 'Meanwhile', revision: 2 });
    expect((await put(scriptId, { ...sent, revision: 2 }, { 'if-match': '"2"' })).body.revision).toBe(3);
  });

  test('of two clients that put the same line one is refused and loses nothing', async () => {
    const scriptId = await makePlay();
    const put1 = async (text: string) => {
      const sent = await asSent(scriptId);
      sent.sections[0]!.actions[0]!.spokenWord!.text = text;
      return { ...sent, revision: 1 };
    };
    const bodies = [await put1('Mine'), await put1('Yours')];
    const answers = await Promise.all(bodies.map((body) => put(scriptId, body)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const won = answers.findIndex(({ status }) => status === 200);
    expect((await read(scriptId)).sections[0].actions[0].spokenWord.text).toBe(['Mine', 'Yours'][won]);
  });

  test('refuses more than one transaction can surely hold', async () => {
    const scriptId = await makePlay();
    const section = { title: 'x', actions: Array.from({ length: 20_000 }, () => ({})) };
    const sections = [section, section, { title: 'y', actions: [{}] }];
    expect((await put(scriptId, { script: { title: 'x' }, sections })).status).toBe(400);
  });
});
