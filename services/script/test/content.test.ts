import type { TestApi } from '@fountainai/service-testing';
import { describe, expect, test } from 'vitest';
import { asAdmin, bare, makeScene, setUp } from './setup.ts';

const service = setUp();
const api: TestApi = (operationId, request) => service.api(operationId, request);
const admin = (statement: string) => asAdmin(service, statement);

const speech = (text: string, characterId = 1) => ({ characterId, spokenWord: { text } });
const play = {
  script: { title: 'Romeo and Juliet', author: 'William Shakespeare' },
  sections: [
    { title: 'ACT I', actions: [] },
    {
      title: 'SCENE I',
      level: 2,
      actions: [
        { description: 'Enter SAMPSON' },
        { ...speech('Gregory!', 21), contextId: 4, extension: 'aside', dual: true },
        { kind: 'transition', description: 'CUT TO:', spokenWord: null },
      ],
      unplacedSpokenWords: [{ text: 'Cut from the scene.' }],
    },
    { title: 'SCENE II', level: 2, actions: [speech('But, soft!')] },
  ],
};

const create = (body: object, more: object = {}) => api('createScriptContentV2', { body, ...more });
const read = (scriptId: number, headers: Record<string, string> = {}) =>
  api('getScriptContentV2', { params: { scriptId }, headers });

describe('createScriptContentV2', () => {
  test('stores a whole script and tells what became of it', async () => {
    const { status, body, headers } = await create(play);
    const { scriptId, headingIds } = body;
    expect([status, body]).toEqual([
      201,
      { scriptId, revision: 1, sections: 3, actions: 4, spokenWords: 3, headingIds },
    ]);
    expect(headers.location).toBe(`/v2/scripts/${scriptId}/content`);
    const sections = (await api('listSectionsV1', { params: { scriptId } })).body;
    expect(sections.map((section: { headingId: number }) => section.headingId)).toEqual(headingIds);
  });

  test('numbers everything in reading order', async () => {
    const { scriptId } = (await create(play)).body;
    const { sections } = (await read(scriptId)).body;
    const all = (name: string) => sections.flatMap((section: Record<string, unknown>) => section[name]);
    const actions = all('actions');
    const words = actions.flatMap((action: { spokenWord: object }) => action.spokenWord ?? []);
    const by = (field: string) => (item: Record<string, unknown>) => item[field];
    expect(sections.map(by('sequenceNumber'))).toEqual([1, 2, 3]);
    expect(actions.map(by('sequenceNumber'))).toEqual([1, 2, 3, 4]);
    expect(words.map(by('sequence'))).toEqual([1, 3]);
    expect(all('unplacedSpokenWords').map(by('sequence'))).toEqual([2]);
  });

  test('may be an empty script', async () => {
    const { status, body } = await create({ script: { title: 'Empty' }, sections: [] });
    expect([status, body]).toMatchObject([201, { sections: 0, actions: 0, spokenWords: 0, headingIds: [] }]);
    expect((await read(body.scriptId)).body.script).toMatchObject({ author: '', description: '' });
  });

  test('what is added later comes after it', async () => {
    const { headingIds } = (await create(play)).body;
    const params = { headingId: headingIds[1] };
    expect((await api('createActionV2', { params, body: {} })).body.sequenceNumber).toBe(5);
    expect((await api('createSpokenWordV2', { params, body: { text: 'x' } })).body.sequence).toBe(4);
  });

  test('sent again with the same key adds nothing', async () => {
    const count = async () => (await api('listScriptsV1', { workspace: 'twice' })).body.length;
    const first = await create({ ...play, requestId: 'whole' }, { workspace: 'twice' });
    const again = await create({ ...play, requestId: 'whole' }, { workspace: 'twice' });
    expect([again.body, again.headers['idempotency-replayed']]).toEqual([first.body, 'true']);
    expect(await count()).toBe(1);
  });

  test.each([
    ['a section without actions', { title: 'x' }, '/sections/3/actions'],
    [
      'an action with an id of words',
      { title: 'x', actions: [{ dialogueId: 1 }] },
      '/sections/3/actions/0/dialogueId',
    ],
    [
      'words without text',
      { title: 'x', actions: [{ spokenWord: {} }] },
      '/sections/3/actions/0/spokenWord/text',
    ],
  ])('refuses %s with 400 and says where', async (_, section, pointer) => {
    const { status, body } = await create({ ...play, sections: [...play.sections, section] });
    expect(status).toBe(400);
    expect(body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
  });

  test('refuses more than one transaction can surely hold', async () => {
    const section = { title: 'x', actions: Array.from({ length: 20_000 }, () => ({})) };
    const { status, body } = await create({ ...play, sections: [section, section, play.sections[1]] });
    expect([status, body.errors[0].pointer]).toEqual([400, '/sections']);
  });

  test('leaves nothing behind when something goes wrong at the very end', async () => {
    const workspace = 'broken';
    const everything = () =>
      Promise.all(
        ['scripts', 'sections', 'actions', 'spoken_words', 'counters', 'idempotency_keys'].map(
          async (table) => {
            const rows = await admin(`SELECT FROM script.${table} WHERE workspace_id = '${workspace}'`);
            return rows.length;
          },
        ),
      );
    await admin(`ALTER TABLE script.actions ADD CONSTRAINT fault CHECK (description <> 'fault')`);
    const sections = [...play.sections, { title: 'x', actions: [{ description: 'fault' }] }];
    const { status } = await create({ ...play, sections, requestId: 'broken' }, { workspace });
    await admin('ALTER TABLE script.actions DROP CONSTRAINT fault');
    expect(status).toBe(500);
    expect(await everything()).toEqual([0, 0, 0, 0, 0, 0]);
    expect((await create({ ...play, sections, requestId: 'broken' }, { workspace })).status).toBe(201);
  });

  test('5,600 speeches of 900 characters are stored at once and come back whole', async () => {
    const sections = Array.from({ length: 200 }, (_, s) => ({
      title: `SCENE ${s}`,
      level: 2,
      actions: Array.from({ length: 28 }, (__, i) =>
        speech(`${s}.${i} `.padEnd(200, 'so '), 1 + ((s * 28 + i) % 900)),
      ),
    }));
    const startedAt = performance.now();
    const made = await create({ script: { title: 'Big' }, sections });
    const storedAt = performance.now();
    const { body } = await read(made.body.scriptId);
    const readAt = performance.now();
    expect(made.body).toMatchObject({ sections: 200, actions: 5600, spokenWords: 5600 });
    const lines = body.sections.flatMap(
      (section: { actions: { characterId: number; spokenWord: { text: string } }[] }) =>
        section.actions.map(({ characterId, spokenWord }) => [characterId, spokenWord.text]),
    );
    expect(lines).toEqual(
      sections.flatMap(({ actions }) =>
        actions.map(({ characterId, spokenWord }) => [characterId, spokenWord.text]),
      ),
    );
    // The bound is generous for slow machines; a plan that reads the script for every row takes far longer.
    expect(storedAt - startedAt).toBeLessThan(10_000);
    expect(readAt - storedAt).toBeLessThan(10_000);
    const removed = await api('deleteScriptV2', { params: { scriptId: made.body.scriptId } });
    expect(removed.status).toBe(204);
  });
});

describe('getScriptContentV2', () => {
  test('reads a script in reading order, with the words beside those who say them', async () => {
    const { scriptId, headingIds } = (await create(play)).body;
    const { status, body, headers } = await read(scriptId);
    expect([status, headers.etag]).toEqual([200, '"1"']);
    expect(body.script).toEqual((await api('getScriptV2', { params: { scriptId } })).body);
    const ids = { actionId: expect.any(Number), dialogueId: expect.any(Number) };
    expect(body.sections).toEqual([
      {
        headingId: headingIds[0],
        title: 'ACT I',
        level: 1,
        sequenceNumber: 1,
        actions: [],
        unplacedSpokenWords: [],
      },
      {
        headingId: headingIds[1],
        title: 'SCENE I',
        level: 2,
        sequenceNumber: 2,
        actions: [
          {
            ...ids,
            kind: 'direction',
            description: 'Enter SAMPSON',
            sequenceNumber: 1,
            characterId: null,
            dialogueId: null,
            contextId: null,
            extension: null,
            dual: false,
            spokenWord: null,
          },
          {
            ...ids,
            kind: 'speech',
            description: '',
            sequenceNumber: 2,
            characterId: 21,
            contextId: 4,
            extension: 'aside',
            dual: true,
            spokenWord: {
              dialogueId: ids.dialogueId,
              headingId: headingIds[1],
              text: 'Gregory!',
              sequence: 1,
            },
          },
          {
            ...ids,
            kind: 'transition',
            description: 'CUT TO:',
            sequenceNumber: 3,
            characterId: null,
            dialogueId: null,
            contextId: null,
            extension: null,
            dual: false,
            spokenWord: null,
          },
        ],
        unplacedSpokenWords: [
          { dialogueId: ids.dialogueId, headingId: headingIds[1], text: 'Cut from the scene.', sequence: 2 },
        ],
      },
      {
        headingId: headingIds[2],
        title: 'SCENE II',
        level: 2,
        sequenceNumber: 3,
        actions: [expect.objectContaining({ sequenceNumber: 4, characterId: 1, kind: 'speech' })],
        unplacedSpokenWords: [],
      },
    ]);
    const said = body.sections[1].actions[1];
    expect(said.dialogueId).toBe(said.spokenWord.dialogueId);
  });

  test('shows words of another section where they are spoken, and as unplaced once they are not', async () => {
    const { scriptId, headingId, dialogueId, actionId } = await makeScene(api);
    const { body: other } = await api('createSectionV2', { params: { scriptId }, body: { title: 'Echo' } });
    const echo = { params: { headingId: other.headingId }, body: { dialogueId } };
    const { body: echoed } = await api('createActionV2', echo);
    const [first, second] = (await read(scriptId)).body.sections;
    expect(second.actions[0].spokenWord).toMatchObject({ dialogueId, headingId });
    expect(first.unplacedSpokenWords).toEqual([]);
    for (const id of [actionId, echoed.actionId]) await api('deleteActionV2', { params: { actionId: id } });
    const sections = (await read(scriptId)).body.sections;
    expect(sections[0].unplacedSpokenWords).toMatchObject([{ dialogueId }]);
    expect(sections[1].unplacedSpokenWords).toEqual([]);
  });

  test('has the revision as ETag: 304 until anything in the script changes', async () => {
    const { scriptId, actionId } = await makeScene(api);
    const { etag } = (await read(scriptId)).headers as { etag: string };
    for (const header of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const unchanged = await read(scriptId, { 'if-none-match': header });
      expect([header, unchanged.status, unchanged.headers.etag]).toEqual([header, 304, etag]);
    }
    await api('updateActionV2', { params: { actionId }, body: { description: 'sighing' } });
    const changed = await read(scriptId, { 'if-none-match': etag });
    expect([changed.status, changed.headers.etag]).toEqual([200, `"${changed.body.script.revision}"`]);
  });

  test('answers 404 alike for what never was and what is another workspace’s', async () => {
    const { scriptId } = await makeScene(api);
    const never = await read(999_999);
    const theirs = await api('getScriptContentV2', { params: { scriptId }, workspace: 'elsewhere' });
    expect([never.status, theirs.status]).toEqual([404, 404]);
    expect(bare(theirs.body)).toEqual(bare(never.body));
  });

  test('is of one moment while others write', async () => {
    const { scriptId, headingId } = await makeScene(api);
    const lines = Array.from({ length: 40 }, (_, i) => ({ text: `Line ${i}` }));
    const writer = async () => {
      for (const body of lines) await api('createSpokenWordV2', { params: { headingId }, body });
    };
    const reader = async () => {
      for (let i = 0; i < lines.length; i++) {
        const { script, sections } = (await read(scriptId)).body;
        // A section, words and an action make revision 4; each later revision adds one line.
        expect(sections[0].unplacedSpokenWords).toHaveLength(script.revision - 4);
      }
    };
    await Promise.all([writer(), reader(), reader(), reader()]);
  });
});
