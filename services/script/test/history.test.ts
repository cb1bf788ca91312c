import type { TestApi } from '@fountainai/service-testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { asAdmin, bare, bigPlay, makeScene, setUp, type Scene } from './setup.ts';

const service = setUp();
const api: TestApi = (operationId, request) => service.api(operationId, request);
const rows = async (table: string, scriptId: number) =>
  (await asAdmin(service, `SELECT * FROM script.${table} WHERE script_id = ${scriptId}`)).length;

const content = async (scriptId: number, revision?: number) =>
  (await api('getScriptContentV2', { params: { scriptId }, query: { ...(revision && { revision }) } })).body;
const revisionOf = async (scriptId: number) => (await content(scriptId)).script.revision as number;
const restore = (scriptId: number, revision: number, body: object = {}) =>
  api('restoreScriptRevisionV2', { params: { scriptId, revision }, body });
/** Returns a script without the fields that count its writes. */
const bareContent = ({ script, sections }: { script: Record<string, unknown>; sections: unknown }) => {
  const { revision: _r, version: _v, updatedAt: _u, ...rest } = script;
  return { script: rest, sections };
};

describe('listScriptRevisionsV2', () => {
  const list = async (scriptId: number, query: object = {}) =>
    (await api('listScriptRevisionsV2', { params: { scriptId }, query: { ...query } })).body;

  test('lists every write, newest first: when, who and what', async () => {
    const { scriptId, dialogueId } = await makeScene(api);
    await api('replaceSpokenWordV2', { params: { dialogueId }, body: { text: 'Hark!' } });
    const { items, nextCursor } = await list(scriptId);
    const times = items.map(({ createdAt }: { createdAt: string }) => createdAt);
    expect(times).toEqual(times.toSorted().toReversed());
    const by = { subject: 'tester', createdAt: expect.any(String), changes: 1 };
    expect([items, nextCursor]).toEqual([
      [
        {
          ...by,
          revision: 5,
          operation: 'replaceSpokenWordV2',
          summary: 'Reworded a speech in SCENE II.',
        },
        { ...by, revision: 4, operation: 'createActionV2', summary: 'Added a speech in SCENE II.' },
        { ...by, revision: 3, operation: 'createSpokenWordV2', summary: 'Added spoken words in SCENE II.' },
        { ...by, revision: 2, operation: 'createSectionV2', summary: 'Added the section SCENE II.' },
        { ...by, revision: 1, operation: 'createScriptV2', summary: 'Created the script' },
      ],
      null,
    ]);
  });

  test('every operation that writes says its own name, and how many elements changed', async () => {
    const scene = await makeScene(api);
    const { scriptId, headingId, dialogueId, actionId } = scene;
    const action = async () =>
      (await api('createActionV2', { params: { headingId }, body: {} })).body.actionId;
    const word = async () =>
      (await api('createSpokenWordV2', { params: { headingId }, body: { text: 'x' } })).body.dialogueId;
    const section = async () =>
      (await api('createSectionV2', { params: { scriptId }, body: { title: 'x' } })).body.headingId;
    const [text, title] = [{ text: 'y' }, { title: 'y' }];
    const whole = { script: title, sections: [] };
    const writes: [string, Record<string, number>, object | undefined, number][] = [];
    for (const v of ['V1', 'V2'])
      writes.push(
        [`createSection${v}`, { scriptId }, title, 1],
        [`createAction${v}`, { headingId }, {}, 1],
        [`createSpokenWord${v}`, { headingId }, text, 1],
        [`replaceScript${v}`, { scriptId }, title, 1],
        [`replaceSection${v}`, { headingId }, title, 1],
        [`replaceAction${v}`, { actionId }, { dialogueId }, 1],
        [`replaceSpokenWord${v}`, { dialogueId }, text, 1],
        [`deleteAction${v}`, { actionId: await action() }, undefined, 1],
        [`deleteSpokenWord${v}`, { dialogueId: await word() }, undefined, 1],
        [`deleteSection${v}`, { headingId: await section() }, undefined, 1],
      );
    writes.push(
      ['updateScriptV2', { scriptId }, title, 1],
      ['updateSectionV2', { headingId }, title, 1],
      ['updateActionV2', { actionId }, { dual: true }, 1],
      ['updateSpokenWordV2', { dialogueId }, text, 1],
      // The change covers the words and the action that speaks them.
      ['deleteSpokenWordV2', { dialogueId }, undefined, 2],
      ['restoreScriptRevisionV2', { scriptId, revision: 4 }, {}, -1],
      ['replaceScriptContentV2', { scriptId }, whole, -1],
    );
    for (const [operationId, params, body, changes] of writes) {
      const { status } = await api(operationId, { params, body });
      expect([operationId, status < 300]).toEqual([operationId, true]);
      const [latest] = (await list(scriptId, { limit: 1 })).items;
      expect([latest.operation, changes < 0 || latest.changes]).toEqual([
        operationId,
        changes < 0 || changes,
      ]);
    }
  });

  test('counts all that goes with a section and all that comes with a play', async () => {
    const { scriptId, headingId } = await makeScene(api);
    await api('deleteSectionV2', { params: { headingId } });
    expect((await list(scriptId, { limit: 1 })).items[0]).toMatchObject({ changes: 3 });
    const made = await api('createScriptContentV2', { body: bigPlay(2, 3) });
    expect((await list(made.body.scriptId)).items).toMatchObject([{ revision: 1, changes: 1 + 2 + 6 + 6 }]);
  });

  test('comes in pages', async () => {
    const { scriptId } = await makeScene(api);
    const first = await list(scriptId, { limit: 3 });
    await api('createSectionV2', { params: { scriptId }, body: { title: 'x' } });
    const second = await list(scriptId, { limit: 3, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ revision }) => revision)).toEqual([4, 3, 2, 1]);
    expect(second.nextCursor).toBe(null);
  });

  test('a refused write leaves no revision', async () => {
    const { scriptId, actionId } = await makeScene(api);
    await api('updateActionV2', {
      params: { actionId },
      body: { dual: true, version: 9, requestId: undefined },
    });
    await api('createSectionV2', { params: { scriptId: 999_999 }, body: { title: 'x' } });
    expect((await list(scriptId)).items).toHaveLength(4);
  });
});

describe('getScriptContentV2 with a revision', () => {
  test('shows what was then, and nothing of what came later', async () => {
    const { scriptId, headingId, dialogueId, actionId } = await makeScene(api);
    const then = await content(scriptId);
    await api('updateScriptV2', { params: { scriptId }, body: { title: 'Later' } });
    await api('updateSpokenWordV2', { params: { dialogueId }, body: { text: 'Later' } });
    await api('createActionV2', { params: { headingId }, body: {} });
    await api('deleteActionV2', { params: { actionId } });
    await api('deleteSectionV2', { params: { headingId } });
    expect(await content(scriptId, 4)).toEqual(then);
    expect((await content(scriptId, 2)).sections).toMatchObject([{ headingId, actions: [] }]);
    expect((await content(scriptId)).sections).toEqual([]);
  });

  test('has that revision as ETag', async () => {
    const { scriptId } = await makeScene(api);
    const read = (revision: number, etag: string) =>
      api('getScriptContentV2', {
        params: { scriptId },
        query: { revision },
        headers: { 'if-none-match': etag },
      });
    expect((await read(2, '"2"')).status).toBe(304);
    const { status, headers, body } = await read(2, '"4"');
    expect([status, headers.etag, body.script.revision]).toEqual([200, '"2"', 2]);
  });
});

describe('restoreScriptRevisionV2', () => {
  test('brings everything back with the ids, numbers and references it had', async () => {
    const { scriptId, headingId, dialogueId, actionId } = await makeScene(api);
    await api('updateActionV2', { params: { actionId }, body: { contextId: 7, extension: 'aside' } });
    const then = await content(scriptId);
    await api('deleteSectionV2', { params: { headingId } });
    await api('createSectionV2', { params: { scriptId }, body: { title: 'Instead' } });
    await api('updateScriptV2', { params: { scriptId }, body: { title: 'Instead' } });
    const { status, body } = await restore(scriptId, 5);
    expect([status, body]).toEqual([200, { scriptId, revision: 9 }]);
    expect(bareContent(await content(scriptId))).toEqual(bareContent(then));
    for (const [operationId, params] of [
      ['getSectionV2', { headingId }],
      ['getSpokenWordV2', { dialogueId }],
      ['getActionV2', { actionId }],
    ] as const)
      expect((await api(operationId, { params })).status).toBe(200);
  });

  test('is taken back the same way', async () => {
    const { scriptId, dialogueId } = await makeScene(api);
    await api('updateSpokenWordV2', { params: { dialogueId }, body: { text: 'Later' } });
    const before = await content(scriptId);
    await restore(scriptId, 1);
    expect((await content(scriptId)).sections).toEqual([]);
    await restore(scriptId, 5);
    expect(bareContent(await content(scriptId))).toEqual(bareContent(before));
  });

  test('an element that comes back has a version that nobody has seen', async () => {
    const { scriptId, actionId } = await makeScene(api);
    for (const dual of [true, false]) await api('updateActionV2', { params: { actionId }, body: { dual } });
    await api('deleteActionV2', { params: { actionId } });
    await restore(scriptId, 4);
    expect((await api('getActionV2', { params: { actionId } })).body.version).toBe(4);
    await restore(scriptId, 5);
    expect((await api('getActionV2', { params: { actionId } })).body).toMatchObject({
      version: 5,
      dual: true,
    });
  });

  test('writes only what is not as it was', async () => {
    const { scriptId, headingId, actionId, dialogueId } = await makeScene(api);
    await api('updateSpokenWordV2', { params: { dialogueId }, body: { text: 'Later' } });
    const before = await rows('former_elements', scriptId);
    await restore(scriptId, 4);
    expect(await rows('former_elements', scriptId)).toBe(before + 1);
    expect((await api('getActionV2', { params: { actionId } })).body.version).toBe(1);
    expect((await api('getSectionV2', { params: { headingId } })).body.version).toBe(1);
  });

  test('once for one key', async () => {
    const { scriptId } = await makeScene(api);
    const first = await restore(scriptId, 2, { requestId: 'back' });
    const again = await restore(scriptId, 2, { requestId: 'back' });
    expect([again.body, again.headers['idempotency-replayed']]).toEqual([first.body, 'true']);
    expect(await revisionOf(scriptId)).toBe(5);
  });

  test('what is added afterwards gets new numbers', async () => {
    const { scriptId, headingId } = await makeScene(api);
    await api('createActionV2', { params: { headingId }, body: {} });
    await restore(scriptId, 4);
    const { body } = await api('createActionV2', { params: { headingId }, body: {} });
    expect(body.sequenceNumber).toBe(3);
  });
});

describe.each(['V1', 'V2'])('named versions of %s', (v) => {
  const name = (scriptId: number, body: object) =>
    api(`createScriptVersion${v}`, { params: { scriptId }, body });
  const list = async (scriptId: number) => {
    const { body } = await api(`listScriptVersions${v}`, { params: { scriptId } });
    return v === 'V1' ? body : body.items;
  };

  test('name the present revision, counting from 1, and change nothing', async () => {
    const { scriptId, actionId } = await makeScene(api);
    const first = await name(scriptId, { name: 'Draft' });
    await api('updateActionV2', { params: { actionId }, body: { dual: true } });
    const second = await name(scriptId, { name: 'Draft', description: 'Again' });
    const createdAt = expect.any(String);
    expect([first.status, first.body, second.body]).toEqual([
      201,
      { versionNumber: 1, name: 'Draft', description: '', revision: 4, createdAt },
      { versionNumber: 2, name: 'Draft', description: 'Again', revision: 5, createdAt },
    ]);
    expect(await list(scriptId)).toEqual([first.body, second.body]);
    expect(await revisionOf(scriptId)).toBe(5);
  });

  test('many at once get different numbers, and one key names once', async () => {
    const { scriptId } = await makeScene(api);
    await Promise.all(Array.from({ length: 8 }, () => name(scriptId, { name: 'x' })));
    for (let i = 0; i < 2; i++) await name(scriptId, { name: 'x', requestId: 'once' });
    const numbers = (await list(scriptId)).map(
      ({ versionNumber }: { versionNumber: number }) => versionNumber,
    );
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test('refuse an empty name', async () => {
    const { scriptId } = await makeScene(api);
    expect((await name(scriptId, { name: '' })).status).toBe(400);
  });
});

describe('lists of versions', () => {
  test('come in pages', async () => {
    const { scriptId } = await makeScene(api);
    for (const name of ['a', 'b', 'c'])
      await api('createScriptVersionV2', { params: { scriptId }, body: { name } });
    const params = { scriptId };
    const first = await api('listScriptVersionsV2', { params, query: { limit: 2 } });
    const cursor = first.body.nextCursor;
    const second = await api('listScriptVersionsV2', { params, query: { limit: 2, cursor } });
    const rest = await api('listScriptVersionsV1', { params, query: { cursor } });
    expect([second.body.items, second.body.nextCursor]).toEqual([rest.body, null]);
    expect(rest.body).toMatchObject([{ name: 'c' }]);
  });
});

describe('what never was and what is another workspace’s answer 404 alike', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await makeScene(api);
  });
  const whole = { script: { title: 'x' }, sections: [] };
  test.each([
    ['listScriptRevisionsV2', {}, {}, undefined],
    ['getScriptContentV2', {}, { revision: 1 }, undefined],
    ['getScriptDiffV2', {}, { from: 1 }, undefined],
    ['restoreScriptRevisionV2', { revision: 1 }, {}, {}],
    ['replaceScriptContentV2', {}, {}, whole],
    ['createScriptVersionV1', {}, {}, { name: 'x' }],
    ['createScriptVersionV2', {}, {}, { name: 'x' }],
    ['listScriptVersionsV1', {}, {}, undefined],
    ['listScriptVersionsV2', {}, {}, undefined],
  ])('%s', async (operationId, params, query, body) => {
    const ask = (scriptId: number, workspace: string) =>
      api(operationId, { params: { scriptId, ...params }, query, body, workspace });
    const [never, theirs] = [await ask(999_999, 'test'), await ask(scene.scriptId, 'elsewhere')];
    expect([never.status, theirs.status]).toEqual([404, 404]);
    expect(bare(theirs.body)).toEqual(bare(never.body));
    expect(await revisionOf(scene.scriptId)).toBe(4);
  });

  test.each([
    ['getScriptContentV2', {}, { revision: 5 }, undefined],
    ['getScriptDiffV2', {}, { from: 5 }, undefined],
    ['getScriptDiffV2', {}, { from: 1, to: 5 }, undefined],
    ['restoreScriptRevisionV2', { revision: 5 }, {}, {}],
  ])('%s of a revision that never was', async (operationId, params, query, body) => {
    const answer = await api(operationId, { params: { scriptId: scene.scriptId, ...params }, query, body });
    expect([answer.status, await revisionOf(scene.scriptId)]).toEqual([404, 4]);
  });
});

describe('history is small', () => {
  test('one changed line of a big play is stored as that line; the import as nothing', async () => {
    const { scriptId } = (await api('createScriptContentV2', { body: bigPlay(100, 28) })).body;
    expect(await rows('former_elements', scriptId)).toBe(0);
    const { dialogueId } = (await content(scriptId)).sections[50].actions[14].spokenWord;
    await api('updateSpokenWordV2', { params: { dialogueId }, body: { text: 'But, soft!' } });
    expect([await rows('former_elements', scriptId), await rows('revisions', scriptId)]).toEqual([1, 2]);
  });

  test('and goes with its script', async () => {
    const { scriptId, actionId } = await makeScene(api);
    await api('updateActionV2', { params: { actionId }, body: { dual: true } });
    await api('createScriptVersionV2', { params: { scriptId }, body: { name: 'x' } });
    await api('deleteScriptV2', { params: { scriptId } });
    const left = ['former_elements', 'revisions', 'versions'].map((table) => rows(table, scriptId));
    expect(await Promise.all(left)).toEqual([0, 0, 0]);
  });
});
