import type { TestApi } from '@fountainai/service-testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { bare, makeScene, setUp, type Scene } from './setup.ts';

const service = setUp();
const api: TestApi = (operationId, request) => service.api(operationId, request);

let scene: Scene;
beforeAll(async () => {
  scene = await makeScene(api);
});

describe('createScriptV1', () => {
  test('stores a script, numbers it and says where it is', async () => {
    const body = { title: 'Гамлет', author: 'Shakespeare', description: 'A ghost.' };
    const first = await api('createScriptV1', { body });
    expect(first.status).toBe(201);
    expect(first.body).toEqual({ scriptId: expect.any(Number), sequenceNumber: expect.any(Number), ...body });
    expect(first.headers.location).toBe(`/v1/scripts/${first.body.scriptId}`);
    const second = await api('createScriptV1', { body });
    expect(second.body.sequenceNumber).toBe(first.body.sequenceNumber + 1);
  });

  test('leaves what was not said empty', async () => {
    const { body } = await api('createScriptV1', { body: { title: 'Bare' } });
    expect(body).toMatchObject({ author: '', description: '' });
  });

  test('sent again with the same key adds nothing', async () => {
    const before = (await api('listScriptsV1')).body.length;
    const body = { title: 'Once', requestId: 'once' };
    const first = await api('createScriptV1', { body });
    const again = await api('createScriptV1', { body });
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(again.headers).toMatchObject({
      'idempotency-replayed': 'true',
      location: `/v1/scripts/${first.body.scriptId}`,
    });
    expect((await api('listScriptsV1')).body).toHaveLength(before + 1);
  });

  test('refuses a key that was used with another request', async () => {
    await api('createScriptV1', { body: { title: 'One', requestId: 'k' } });
    expect((await api('createScriptV1', { body: { title: 'Two', requestId: 'k' } })).status).toBe(422);
  });

  test.each([
    ['no title', {}, '/title'],
    ['an empty title', { title: '' }, '/title'],
    ['an overlong title', { title: 'x'.repeat(501) }, '/title'],
    ['a field of v2', { title: 'x', version: 1 }, '/version'],
    ['null', { title: 'x', author: null }, '/author'],
  ])('refuses %s with 400 and says where', async (_, body, pointer) => {
    const answer = await api('createScriptV1', { body });
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([400, pointer]);
  });

  test('needs the scope to write', async () => {
    expect((await api('createScriptV1', { body: { title: 'x' }, scopes: ['read'] })).status).toBe(403);
    expect((await api('createScriptV1', { body: { title: 'x' }, token: null })).status).toBe(401);
  });
});

describe('listScriptsV1', () => {
  test('lists the scripts of the workspace in the order of their numbers', async () => {
    const made: number[] = [];
    for (const title of ['A', 'B', 'C'])
      made.push((await api('createScriptV1', { body: { title }, workspace: 'list' })).body.scriptId);
    const { body } = await api('listScriptsV1', { workspace: 'list' });
    expect(body.map((script: { scriptId: number }) => script.scriptId)).toEqual(made);
    expect(body.map((script: { sequenceNumber: number }) => script.sequenceNumber)).toEqual([1, 2, 3]);
  });

  test('is empty where there is none', async () => {
    expect((await api('listScriptsV1', { workspace: 'empty' })).body).toEqual([]);
  });

  test('refuses a cursor of another kind', async () => {
    const { status, body } = await api('listScriptsV1', { query: { cursor: 'WyJhIl0' } });
    expect([status, body.errors[0].pointer]).toEqual([400, 'cursor']);
  });
});

describe('getScriptV1', () => {
  test('reads a script', async () => {
    const { body } = await api('createScriptV1', { body: { title: 'Read me' } });
    expect((await api('getScriptV1', { params: { scriptId: body.scriptId } })).body).toEqual(body);
  });
});

describe('replaceScriptV1', () => {
  test('sets title, author and description; what is left out becomes empty', async () => {
    const { body } = await api('createScriptV1', { body: { title: 'Old', author: 'A', description: 'D' } });
    const answer = await api('replaceScriptV1', {
      params: { scriptId: body.scriptId },
      body: { title: 'New' },
    });
    expect([answer.status, answer.body]).toEqual([
      200,
      { ...body, title: 'New', author: '', description: '' },
    ]);
    expect((await api('getScriptV1', { params: { scriptId: body.scriptId } })).body).toEqual(answer.body);
  });
});

describe('deleteScriptV1', () => {
  test('deletes all that is in it', async () => {
    const { scriptId, headingId, dialogueId, actionId } = await makeScene(api);
    expect((await api('deleteScriptV1', { params: { scriptId } })).status).toBe(204);
    const after = [
      await api('getScriptV1', { params: { scriptId } }),
      await api('getSectionV1', { params: { headingId } }),
      await api('getSpokenWordV1', { params: { dialogueId } }),
      await api('getActionV1', { params: { actionId } }),
      await api('deleteScriptV1', { params: { scriptId } }),
    ];
    expect(after.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  });
});

describe('createSectionV1', () => {
  test('adds a section after the others', async () => {
    const { scriptId } = scene;
    const answer = await api('createSectionV1', { params: { scriptId }, body: { title: 'SCENE III.' } });
    expect([answer.status, answer.body]).toEqual([
      201,
      { headingId: expect.any(Number), scriptId, title: 'SCENE III.', sequenceNumber: 2 },
    ]);
    expect(answer.headers.location).toBe(`/v1/sections/${answer.body.headingId}`);
  });

  test('sent again with the same key adds nothing', async () => {
    const request = {
      params: { scriptId: scene.scriptId },
      body: { title: 'Once' },
      headers: { 'idempotency-key': 'section' },
    };
    const first = await api('createSectionV1', request);
    const again = await api('createSectionV1', request);
    expect([again.body, again.headers['idempotency-replayed']]).toEqual([first.body, 'true']);
  });
});

describe('listSectionsV1', () => {
  test('lists the sections of one script in the order of their numbers', async () => {
    const { scriptId, headingId } = await makeScene(api);
    await makeScene(api);
    const { body: second } = await api('createSectionV1', { params: { scriptId }, body: { title: 'B' } });
    const { body } = await api('listSectionsV1', { params: { scriptId } });
    expect(body).toEqual([{ headingId, scriptId, title: 'SCENE II.', sequenceNumber: 1 }, second]);
  });
});

describe('replaceSectionV1', () => {
  test('sets the title and leaves number and level alone', async () => {
    const { headingId, scriptId } = await makeScene(api);
    const answer = await api('replaceSectionV1', { params: { headingId }, body: { title: 'Moonlight' } });
    expect([answer.status, answer.body]).toEqual([
      200,
      { headingId, scriptId, title: 'Moonlight', sequenceNumber: 1 },
    ]);
    expect((await api('getSectionV1', { params: { headingId } })).body).toEqual(answer.body);
    expect((await api('getSectionV2', { params: { headingId } })).body.level).toBe(2);
  });
});

describe('deleteSectionV1', () => {
  test('deletes its actions and spoken words; actions elsewhere stay, without the words', async () => {
    const { scriptId, headingId, dialogueId, actionId } = await makeScene(api);
    const { body: other } = await api('createSectionV1', { params: { scriptId }, body: { title: 'Echo' } });
    const { body: echo } = await api('createActionV1', {
      params: { headingId: other.headingId },
      body: { characterId: 7, dialogueId },
    });
    expect((await api('deleteSectionV1', { params: { headingId } })).status).toBe(204);
    expect((await api('getSectionV1', { params: { headingId } })).status).toBe(404);
    expect((await api('getSpokenWordV1', { params: { dialogueId } })).status).toBe(404);
    expect((await api('getActionV1', { params: { actionId } })).status).toBe(404);
    expect((await api('getActionV1', { params: { actionId: echo.actionId } })).body).toEqual({
      ...echo,
      dialogueId: null,
    });
  });
});

describe('createActionV1', () => {
  test('adds a stage direction', async () => {
    const { headingId } = await makeScene(api);
    const answer = await api('createActionV1', {
      params: { headingId },
      body: { description: 'Enter ROMEO' },
    });
    expect([answer.status, answer.body]).toEqual([
      201,
      {
        actionId: expect.any(Number),
        headingId,
        description: 'Enter ROMEO',
        sequenceNumber: 2,
        characterId: null,
        dialogueId: null,
        contextId: null,
      },
    ]);
    expect(answer.headers.location).toBe(`/v1/actions/${answer.body.actionId}`);
  });

  test('adds a speech', async () => {
    const { headingId, dialogueId } = scene;
    const body = { characterId: 3, dialogueId, contextId: 4 };
    const answer = await api('createActionV1', { params: { headingId }, body });
    expect(answer.body).toMatchObject({ ...body, description: '' });
    const { actionId } = answer.body;
    expect((await api('getActionV2', { params: { actionId } })).body.kind).toBe('speech');
  });

  test('refuses words that are not of the same script with 409, naming the field', async () => {
    const elsewhere = await makeScene(api);
    for (const dialogueId of [elsewhere.dialogueId, 999_999]) {
      const request = { params: { headingId: scene.headingId }, body: { dialogueId } };
      const { status, body } = await api('createActionV1', request);
      expect([status, body.code]).toEqual([409, 'reference_missing']);
      expect(body.detail).toContain('dialogueId');
    }
  });

  test('does not give a deleted action’s number again', async () => {
    const { headingId } = await makeScene(api);
    const add = async () => (await api('createActionV1', { params: { headingId }, body: {} })).body;
    const { actionId, sequenceNumber } = await add();
    await api('deleteActionV1', { params: { actionId } });
    expect((await add()).sequenceNumber).toBe(sequenceNumber + 1);
  });
});

describe('listActionsV1', () => {
  test('lists the actions of one section in the order of their numbers', async () => {
    const { headingId, actionId } = await makeScene(api);
    const { body: second } = await api('createActionV1', { params: { headingId }, body: {} });
    const { body } = await api('listActionsV1', { params: { headingId } });
    expect(body.map((action: { actionId: number }) => action.actionId)).toEqual([actionId, second.actionId]);
  });

  test('a list of over 1,000 leads on by its Link header', async () => {
    const { headingIds } = (
      await api('createScriptContentV2', {
        body: {
          script: { title: 'Long' },
          sections: [{ title: 'Long', actions: Array.from({ length: 1005 }, () => ({})) }],
        },
      })
    ).body;
    const params = { headingId: headingIds[0] };
    const first = await api('listActionsV1', { params });
    const next = new URL(/<([^>]+)>; rel="next"/.exec(String(first.headers.link))![1]!, 'http://x');
    expect(next.pathname).toBe(`/v1/sections/${params.headingId}/actions`);
    const second = await api('listActionsV1', { params, query: Object.fromEntries(next.searchParams) });
    const numbers = [...first.body, ...second.body].map(({ sequenceNumber }) => sequenceNumber);
    expect([first.body.length, second.headers.link]).toEqual([1000, undefined]);
    expect(numbers).toEqual(Array.from({ length: 1005 }, (_, i) => i + 1));
  });
});

describe('replaceActionV1', () => {
  test('sets all fields but the number, and what v2 knows of it follows', async () => {
    const { actionId, headingId } = await makeScene(api);
    const answer = await api('replaceActionV1', { params: { actionId }, body: { description: 'Exit' } });
    expect([answer.status, answer.body]).toEqual([
      200,
      {
        actionId,
        headingId,
        description: 'Exit',
        sequenceNumber: 1,
        characterId: null,
        dialogueId: null,
        contextId: null,
      },
    ]);
    expect((await api('getActionV2', { params: { actionId } })).body.kind).toBe('direction');
    await api('replaceActionV1', { params: { actionId }, body: { characterId: 1 } });
    expect((await api('getActionV2', { params: { actionId } })).body.kind).toBe('speech');
  });

  test('leaves alone what v1 does not know', async () => {
    const { headingId } = scene;
    const made = await api('createActionV2', {
      params: { headingId },
      body: { kind: 'transition', description: 'CUT TO:', extension: 'aside', dual: true },
    });
    const { actionId } = made.body;
    await api('replaceActionV1', { params: { actionId }, body: { description: 'FADE TO:' } });
    expect((await api('getActionV2', { params: { actionId } })).body).toMatchObject({
      kind: 'transition',
      description: 'FADE TO:',
      extension: 'aside',
      dual: true,
    });
  });

  test('refuses words that are not of the same script with 409, and changes nothing', async () => {
    const { dialogueId } = await makeScene(api);
    const { actionId } = scene;
    const before = (await api('getActionV1', { params: { actionId } })).body;
    const { status, body } = await api('replaceActionV1', { params: { actionId }, body: { dialogueId } });
    expect([status, body.detail]).toEqual([409, expect.stringContaining('dialogueId')]);
    expect((await api('getActionV1', { params: { actionId } })).body).toEqual(before);
  });
});

describe('deleteActionV1', () => {
  test('leaves the words', async () => {
    const { actionId, dialogueId } = await makeScene(api);
    expect((await api('deleteActionV1', { params: { actionId } })).status).toBe(204);
    expect((await api('getActionV1', { params: { actionId } })).status).toBe(404);
    expect((await api('getSpokenWordV1', { params: { dialogueId } })).status).toBe(200);
  });
});

describe('createSpokenWordV1', () => {
  test('adds words after the others', async () => {
    const { headingId } = await makeScene(api);
    const text = 'He jests at scars that never felt a wound.';
    const answer = await api('createSpokenWordV1', { params: { headingId }, body: { text } });
    expect([answer.status, answer.body]).toEqual([
      201,
      { dialogueId: expect.any(Number), headingId, text, sequence: 2 },
    ]);
    expect(answer.headers.location).toBe(`/v1/spokenWords/${answer.body.dialogueId}`);
  });

  test('keeps any text as it is', async () => {
    const text = '  שלום 👩‍🚀 "\\" \t\r\n  \u2028 ';
    const { body } = await api('createSpokenWordV1', {
      params: { headingId: scene.headingId },
      body: { text },
    });
    const { dialogueId } = body;
    expect((await api('getSpokenWordV1', { params: { dialogueId } })).body.text).toBe(text);
  });

  test('refuses an empty text', async () => {
    const { headingId } = scene;
    expect((await api('createSpokenWordV1', { params: { headingId }, body: { text: '' } })).status).toBe(400);
  });
});

describe('listSpokenWordsV1', () => {
  test('lists the words of one section in the order of their numbers', async () => {
    const { headingId } = await makeScene(api);
    for (const text of ['One', 'Two'])
      await api('createSpokenWordV1', { params: { headingId }, body: { text } });
    const { body } = await api('listSpokenWordsV1', { params: { headingId } });
    expect(body.map(({ text, sequence }: { text: string; sequence: number }) => [text, sequence])).toEqual([
      ['But, soft!', 1],
      ['One', 2],
      ['Two', 3],
    ]);
  });
});

describe('replaceSpokenWordV1', () => {
  test('sets the text', async () => {
    const { dialogueId, headingId } = await makeScene(api);
    const answer = await api('replaceSpokenWordV1', { params: { dialogueId }, body: { text: 'Hark!' } });
    expect([answer.status, answer.body]).toEqual([
      200,
      { dialogueId, headingId, text: 'Hark!', sequence: 1 },
    ]);
    expect((await api('getSpokenWordV1', { params: { dialogueId } })).body).toEqual(answer.body);
  });
});

describe('deleteSpokenWordV1', () => {
  test('leaves the actions that spoke it, without it', async () => {
    const { dialogueId, actionId } = await makeScene(api);
    expect((await api('deleteSpokenWordV1', { params: { dialogueId } })).status).toBe(204);
    expect((await api('getSpokenWordV1', { params: { dialogueId } })).status).toBe(404);
    expect((await api('getActionV1', { params: { actionId } })).body).toMatchObject({
      characterId: 1,
      dialogueId: null,
    });
  });
});

describe('what never was and what is another workspace’s answer 404 alike', () => {
  const title = { title: 'x' };
  const text = { text: 'x' };
  test.each([
    ['getScriptV1', 'scriptId', undefined],
    ['replaceScriptV1', 'scriptId', title],
    ['deleteScriptV1', 'scriptId', undefined],
    ['listSectionsV1', 'scriptId', undefined],
    ['createSectionV1', 'scriptId', title],
    ['getSectionV1', 'headingId', undefined],
    ['replaceSectionV1', 'headingId', title],
    ['deleteSectionV1', 'headingId', undefined],
    ['listActionsV1', 'headingId', undefined],
    ['createActionV1', 'headingId', {}],
    ['listSpokenWordsV1', 'headingId', undefined],
    ['createSpokenWordV1', 'headingId', text],
    ['getActionV1', 'actionId', undefined],
    ['replaceActionV1', 'actionId', {}],
    ['deleteActionV1', 'actionId', undefined],
    ['getSpokenWordV1', 'dialogueId', undefined],
    ['replaceSpokenWordV1', 'dialogueId', text],
    ['deleteSpokenWordV1', 'dialogueId', undefined],
  ] as const)('%s', async (operationId, id, body) => {
    const never = await api(operationId, { params: { [id]: 999_999 }, body });
    const theirs = await api(operationId, { params: { [id]: scene[id] }, body, workspace: 'elsewhere' });
    expect([never.status, theirs.status]).toEqual([404, 404]);
    expect(bare(theirs.body)).toEqual(bare(never.body));
  });

  test('and nothing of theirs was touched', async () => {
    const { body } = await api('getScriptContentV2', { params: { scriptId: scene.scriptId } });
    expect(body.sections[0].actions[0]).toMatchObject({ actionId: scene.actionId, characterId: 1 });
    expect(body.sections[0].actions[0].spokenWord.text).toBe('But, soft!');
  });
});
