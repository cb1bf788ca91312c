import { inWorkspace } from '@fountainai/service-kit';
import type { TestApi } from '@fountainai/service-testing';
import { sql } from '@fountainai/drizzle';
import { beforeAll, describe, expect, test } from 'vitest';
import { bare, makeScene, setUp, type Scene } from './setup.ts';

const service = setUp();
const api: TestApi = (operationId, request) => service.api(operationId, request);

let scene: Scene;
beforeAll(async () => {
  scene = await makeScene(api);
});

const revision = async (scriptId: number) =>
  (await api('getScriptV2', { params: { scriptId } })).body.revision as number;

/** Reads all items of a list, two per page. */
async function pages(operationId: string, request: { params?: object; query?: object; workspace?: string }) {
  const items = [];
  let cursor: string | null = null;
  do {
    const query = { ...request.query, limit: 2, ...(cursor && { cursor }) };
    const { status, body } = await api(operationId, { ...request, query } as object);
    expect([status, body.items.length <= 2]).toEqual([200, true]);
    items.push(...body.items);
    cursor = body.nextCursor;
  } while (cursor);
  return items;
}

const nouns = [
  { noun: 'Script', id: 'scriptId', create: undefined, change: { title: 'New' } },
  { noun: 'Section', id: 'headingId', create: 'scriptId', change: { title: 'New' } },
  { noun: 'Action', id: 'actionId', create: 'headingId', change: { description: 'New' } },
  { noun: 'SpokenWord', id: 'dialogueId', create: 'headingId', change: { text: 'New' } },
] as const;

describe.each(nouns)('a $noun', ({ noun, id, create, change }) => {
  let own: Scene;
  let params: Record<string, number>;
  const url = () => `/v2/${noun[0]!.toLowerCase()}${noun.slice(1)}s/`;
  beforeAll(async () => {
    own = await makeScene(api);
    params = { [id]: own[id] };
  });
  /** A script's ETag includes the revision, because the body shows it. */
  const etagOf = ({ version, revision: number }: { version: number; revision?: number }) =>
    noun === 'Script' ? `"${version}.${number}"` : `"${version}"`;
  const createOne = (more: object = {}) =>
    api(`create${noun}V2`, { ...(create && { params: { [create]: own[create] } }), body: change, ...more });

  test('is created with version, times, ETag and Location', async () => {
    const { status, body, headers } = await createOne();
    expect([status, headers.etag, headers.location]).toEqual([201, etagOf(body), url() + body[id]]);
    expect(body).toMatchObject({ ...change, version: 1, createdAt: body.updatedAt });
    const read = await api(`get${noun}V2`, { params: { [id]: body[id] } });
    expect([read.status, read.headers.etag, read.body]).toEqual([200, etagOf(body), body]);
  });

  test('is created once for one key, also when it is sent many times at once', async () => {
    const request = { headers: { 'idempotency-key': 'once' } };
    const first = await createOne(request);
    const again = await Promise.all(Array.from({ length: 10 }, () => createOne(request)));
    expect(again.map(({ status, body }) => (status === 201 ? body[id] : status))).toEqual(
      again.map(({ status }) => (status === 409 ? 409 : first.body[id])),
    );
    expect((await createOne(request)).headers).toMatchObject({
      'idempotency-replayed': 'true',
      etag: etagOf(first.body),
    });
    const other = await createOne({ ...request, body: { ...change, requestId: 'twice' } });
    expect(other.status).toBe(400);
  });

  test('is read again only when it changed', async () => {
    const headers = { 'if-none-match': etagOf((await api(`get${noun}V2`, { params })).body) };
    const unchanged = await api(`get${noun}V2`, { params, headers });
    expect([unchanged.status, unchanged.body, unchanged.headers.etag]).toEqual([
      304,
      undefined,
      headers['if-none-match'],
    ]);
    await api(`update${noun}V2`, { params, body: change });
    expect((await api(`get${noun}V2`, { params, headers })).status).toBe(200);
  });

  test('is changed only in the fields that are there', async () => {
    const { body: before } = await api(`get${noun}V2`, { params });
    const { status, body, headers } = await api(`update${noun}V2`, { params, body: change });
    const { version, updatedAt, revision: _, ...rest } = body;
    expect([status, version, headers.etag]).toEqual([200, before.version + 1, etagOf(body)]);
    expect(Date.parse(updatedAt)).toBeGreaterThanOrEqual(Date.parse(before.updatedAt));
    expect({ ...before, ...change }).toMatchObject(rest);
  });

  test.each(['replace', 'update'])(
    '%s: 412 for a stale If-Match, 409 for a stale version, and nothing is changed',
    async (way) => {
      const { body: before } = await api(`get${noun}V2`, { params });
      const write = (version: number | undefined, etag?: string) =>
        api(`${way}${noun}V2`, {
          params,
          body: { ...change, ...(version && { version }) },
          ...(etag && { headers: { 'if-match': etag } }),
        });
      expect((await write(undefined, `"${before.version + 1}"`)).status).toBe(412);
      expect((await write(before.version + 1)).status).toBe(409);
      expect((await api(`get${noun}V2`, { params })).body).toEqual(before);
      expect((await write(before.version, `"${before.version}"`)).body.version).toBe(before.version + 1);
      expect((await write(undefined, '*')).status).toBe(200);
    },
  );

  test('is not changed by an empty change', async () => {
    expect((await api(`update${noun}V2`, { params, body: {} })).status).toBe(400);
    expect((await api(`update${noun}V2`, { params, body: { [id]: 1 } })).body.errors[0].pointer).toBe(
      `/${id}`,
    );
  });

  test('of two changes made from the same version one is refused', async () => {
    const { version } = (await api(`get${noun}V2`, { params })).body;
    const answers = await Promise.all(
      [1, 2].map(() => api(`update${noun}V2`, { params, body: { ...change, version } })),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });

  test('counts up the script’s revision when it is changed, and not when that is refused', async () => {
    const before = await revision(own.scriptId);
    await api(`update${noun}V2`, { params, body: change });
    await api(`replace${noun}V2`, { params, body: change });
    await api(`replace${noun}V1`, { params, body: change });
    expect(await revision(own.scriptId)).toBe(before + 3);
    await api(`update${noun}V2`, { params, body: { ...change, version: 999 } });
    expect(await revision(own.scriptId)).toBe(before + 3);
  });

  test('counts up the script’s revision when it is created or deleted', async () => {
    if (!create) return;
    const before = await revision(own.scriptId);
    const { body: first } = await createOne();
    const { body: second } = await api(`create${noun}V1`, {
      params: { [create]: own[create] },
      body: change,
    });
    expect(await revision(own.scriptId)).toBe(before + 2);
    await api(`delete${noun}V2`, { params: { [id]: first[id] } });
    await api(`delete${noun}V1`, { params: { [id]: second[id] } });
    expect(await revision(own.scriptId)).toBe(before + 4);
  });

  test('is deleted: 412 for a stale If-Match, 404 the second time', async () => {
    const { body } = await createOne();
    const remove = (etag: string) =>
      api(`delete${noun}V2`, { params: { [id]: body[id] }, headers: { 'if-match': etag } });
    expect((await remove('"2"')).status).toBe(412);
    expect((await remove('"1"')).status).toBe(204);
    expect((await remove('*')).status).toBe(404);
    expect((await api(`get${noun}V2`, { params: { [id]: body[id] } })).status).toBe(404);
  });

  test('of another workspace is a 404 like one that never was, for every operation', async () => {
    const requests = [
      [`get${noun}V2`, undefined],
      [`update${noun}V2`, change],
      [`replace${noun}V2`, change],
      [`delete${noun}V2`, undefined],
    ] as const;
    for (const [operationId, body] of requests) {
      const never = await api(operationId, { params: { [id]: 999_999 }, body });
      const theirs = await api(operationId, { params, body, workspace: 'elsewhere' });
      expect([operationId, never.status, theirs.status]).toEqual([operationId, 404, 404]);
      expect(bare(theirs.body)).toEqual(bare(never.body));
    }
    expect((await api(`get${noun}V2`, { params })).status).toBe(200);
  });
});

describe('what hangs on a parent', () => {
  test.each([
    ['createSectionV2', 'scriptId', { title: 'x' }],
    ['listSectionsV2', 'scriptId', undefined],
    ['createActionV2', 'headingId', {}],
    ['listActionsV2', 'headingId', undefined],
    ['createSpokenWordV2', 'headingId', { text: 'x' }],
    ['listSpokenWordsV2', 'headingId', undefined],
  ] as const)('%s answers 404 where the parent is not there or not theirs', async (operationId, id, body) => {
    const never = await api(operationId, { params: { [id]: 999_999 }, body });
    const theirs = await api(operationId, { params: { [id]: scene[id] }, body, workspace: 'elsewhere' });
    expect([never.status, theirs.status]).toEqual([404, 404]);
    expect(bare(theirs.body)).toEqual(bare(never.body));
  });

  test('a 404 is remembered with the key like any other answer', async () => {
    const request = { params: { scriptId: 999_999 }, body: { title: 'x', requestId: 'refused' } };
    expect((await api('createSectionV2', request)).status).toBe(404);
    expect(
      (await api('createSectionV2', { ...request, body: { title: 'y', requestId: 'refused' } })).status,
    ).toBe(422);
  });
});

describe('listScriptsV2', () => {
  const workspace = 'library';
  beforeAll(async () => {
    for (const [title, author] of [
      ['Romeo and Juliet', 'William Shakespeare'],
      ['Гамлет', 'Shakespeare'],
      ['100% Wool', 'A_B'],
      [String.raw`Back\slash`, 'Nobody'],
      ['JULIET alone', ''],
    ])
      await api('createScriptV2', { body: { title, author }, workspace });
  });
  const titles = async (query: object) =>
    (await api('listScriptsV2', { query: { ...query }, workspace })).body.items.map(
      (script: { title: string }) => script.title,
    );

  test.each([
    [{ title: 'juliet' }, ['Romeo and Juliet', 'JULIET alone']],
    [{ title: 'гамлет' }, ['Гамлет']],
    [{ author: 'shakespeare' }, ['Romeo and Juliet', 'Гамлет']],
    [{ author: 'shakespeare', title: 'ROMEO' }, ['Romeo and Juliet']],
    [{ title: '%' }, ['100% Wool']],
    [{ author: '_' }, ['100% Wool']],
    [{ title: '\\' }, [String.raw`Back\slash`]],
    [{ title: 'nothing like it' }, []],
  ])('finds %o', async (query, expected) => {
    expect(await titles(query)).toEqual(expected);
  });

  test('comes in pages, in the order of their numbers', async () => {
    const items = await pages('listScriptsV2', { workspace });
    expect(items.map(({ sequenceNumber }) => sequenceNumber)).toEqual([1, 2, 3, 4, 5]);
    expect((await pages('listScriptsV2', { workspace, query: { title: 'l' } })).length).toBe(4);
  });

  test('shows nothing of another workspace', async () => {
    const { body } = await api('listScriptsV2', { workspace: 'nowhere' });
    expect(body).toEqual({ items: [], nextCursor: null });
  });

  test.each([{ title: '' }, { limit: 0 }, { limit: 201 }, { cursor: 'W10' }, { name: 'x' }])(
    'refuses %o',
    async (query) => {
      expect((await api('listScriptsV2', { query })).status).toBe(400);
    },
  );
});

describe('lists of what is in a script', () => {
  test.each([
    ['listSectionsV2', 'createSectionV2', 'scriptId', { title: 'x' }, 'sequenceNumber'],
    ['listActionsV2', 'createActionV2', 'headingId', {}, 'sequenceNumber'],
    ['listSpokenWordsV2', 'createSpokenWordV2', 'headingId', { text: 'x' }, 'sequence'],
  ] as const)(
    '%s comes in pages, in order, stable while others are added',
    async (list, create, id, body, number) => {
      const own = await makeScene(api);
      const params = { [id]: own[id] };
      for (let i = 0; i < 4; i++) await api(create, { params, body });
      const first = await api(list, { params, query: { limit: 2 } });
      await api(create, { params, body });
      const rest = await api(list, { params, query: { cursor: first.body.nextCursor } });
      const numbers = [...first.body.items, ...rest.body.items].map((item) => item[number]);
      expect([numbers, rest.body.nextCursor]).toEqual([[1, 2, 3, 4, 5, 6], null]);
      expect((await pages(list, { params })).map((item) => item[number])).toEqual([1, 2, 3, 4, 5, 6]);
    },
  );
});

describe('createSectionV2', () => {
  test('takes a level, 1 when there is none', async () => {
    const { scriptId } = scene;
    const levels = [];
    for (const body of [{ title: 'ACT I' }, { title: 'SCENE I', level: 2 }, { title: 'x', level: 7 }])
      levels.push((await api('createSectionV2', { params: { scriptId }, body })).body.level);
    expect(levels).toEqual([1, 2, undefined]);
  });
});

describe('replaceSectionV2', () => {
  test('a level left out becomes 1', async () => {
    const { headingId } = await makeScene(api);
    const { body } = await api('replaceSectionV2', { params: { headingId }, body: { title: 'ACT II' } });
    expect(body).toMatchObject({ title: 'ACT II', level: 1, sequenceNumber: 1, version: 2 });
  });
});

describe('createActionV2', () => {
  const create = async (body: object) =>
    (await api('createActionV2', { params: { headingId: scene.headingId }, body })).body;

  test.each([
    [{}, 'direction'],
    [{ characterId: 1 }, 'speech'],
    [{ contextId: 1 }, 'direction'],
    [{ characterId: null, dialogueId: null }, 'direction'],
    [{ characterId: 1, kind: 'note' }, 'note'],
    [{ kind: 'transition' }, 'transition'],
  ])('%o is a %s', async (body, kind) => {
    expect((await create(body)).kind).toBe(kind);
  });

  test('with words and nobody to say them is a speech', async () => {
    const { dialogueId } = scene;
    expect(await create({ dialogueId, extension: 'V.O.', dual: true })).toMatchObject({
      kind: 'speech',
      dialogueId,
      characterId: null,
      extension: 'V.O.',
      dual: true,
    });
  });

  test('refuses words of another script with 409, naming the field', async () => {
    const { dialogueId } = await makeScene(api);
    expect(await create({ dialogueId })).toMatchObject({
      status: 409,
      code: 'reference_missing',
      detail: expect.stringContaining('dialogueId'),
    });
  });
});

describe('replaceActionV2', () => {
  test('what is left out becomes what it would be at first', async () => {
    const { actionId, headingId } = await makeScene(api);
    const { body } = await api('replaceActionV2', { params: { actionId }, body: { description: 'Exeunt' } });
    expect(body).toMatchObject({
      headingId,
      kind: 'direction',
      description: 'Exeunt',
      characterId: null,
      dialogueId: null,
      contextId: null,
      extension: null,
      dual: false,
      sequenceNumber: 1,
    });
  });
});

describe('updateActionV2', () => {
  test('null takes an id away, what is left out stays', async () => {
    const { actionId, dialogueId } = await makeScene(api);
    const update = async (body: object) => (await api('updateActionV2', { params: { actionId }, body })).body;
    expect(await update({ contextId: 5, dual: true })).toMatchObject({
      characterId: 1,
      dialogueId,
      contextId: 5,
    });
    expect(await update({ characterId: null, extension: 'aside' })).toMatchObject({
      characterId: null,
      dialogueId,
      contextId: 5,
      kind: 'speech',
      extension: 'aside',
      dual: true,
    });
    expect(await update({ dialogueId: null })).toMatchObject({ dialogueId: null, kind: 'speech' });
  });

  test('refuses words of another script with 409, and changes nothing', async () => {
    const { actionId, scriptId } = await makeScene(api);
    const before = [await revision(scriptId), (await api('getActionV2', { params: { actionId } })).body];
    const { status } = await api('updateActionV2', {
      params: { actionId },
      body: { dialogueId: scene.dialogueId },
    });
    expect(status).toBe(409);
    expect([await revision(scriptId), (await api('getActionV2', { params: { actionId } })).body]).toEqual(
      before,
    );
  });
});

describe.each([
  ['deleteSpokenWordV2', 'dialogueId'],
  ['deleteSectionV2', 'headingId'],
] as const)('%s', (operationId, id) => {
  test('an action elsewhere that spoke the words stays, and its version tells', async () => {
    const own = await makeScene(api);
    const { scriptId, dialogueId } = own;
    const { body: other } = await api('createSectionV2', { params: { scriptId }, body: { title: 'Echo' } });
    const { body: echo } = await api('createActionV2', {
      params: { headingId: other.headingId },
      body: { dialogueId },
    });
    await api(operationId, { params: { [id]: own[id] } });
    const { body } = await api('getActionV2', { params: { actionId: echo.actionId } });
    expect(body).toMatchObject({ dialogueId: null, kind: 'speech', version: 2 });
  });
});

describe('getScriptV2', () => {
  test('is never 304 while its revision is another one, and a write may still be made on its ETag', async () => {
    const { scriptId, actionId } = await makeScene(api);
    const params = { scriptId };
    const { etag } = (await api('getScriptV2', { params })).headers as { etag: string };
    await api('updateActionV2', { params: { actionId }, body: { dual: true } });
    const again = await api('getScriptV2', { params, headers: { 'if-none-match': etag } });
    expect([again.status, again.headers.etag]).toEqual([200, `"1.${again.body.revision}"`]);
    const rename = (tag: string) =>
      api('updateScriptV2', { params, headers: { 'if-match': tag }, body: { title: 'New' } });
    expect((await rename(`"x", W/${etag}`)).status).toBe(200);
    expect((await rename(etag)).status).toBe(412);
    expect((await api('deleteScriptV2', { params, headers: { 'if-match': etag } })).status).toBe(412);
  });
});

describe('deleteScriptV2', () => {
  test('leaves the other scripts alone', async () => {
    const [one, other] = [await makeScene(api), await makeScene(api)];
    expect((await api('deleteScriptV2', { params: { scriptId: one.scriptId } })).status).toBe(204);
    expect((await api('getActionV2', { params: { actionId: one.actionId } })).status).toBe(404);
    expect((await api('getActionV2', { params: { actionId: other.actionId } })).status).toBe(200);
  });
});

describe('row level security', () => {
  const tables = [
    'scripts',
    'sections',
    'actions',
    'spoken_words',
    'counters',
    'idempotency_keys',
    'former_elements',
    'revisions',
    'versions',
  ];
  const count = async (table: string, workspace: string) =>
    (
      await inWorkspace(service.database, workspace, (db) =>
        db.execute(sql`SELECT FROM ${sql.identifier('script')}.${sql.identifier(table)}`),
      )
    ).rowCount;

  beforeAll(async () => {
    await api('createScriptVersionV2', { params: { scriptId: scene.scriptId }, body: { name: 'x' } });
  });

  test.each(tables)('a query of %s that forgets the workspace sees only its own', async (table) => {
    expect(await count(table, 'test')).toBeGreaterThan(0);
    expect(await count(table, 'nobody')).toBe(0);
    const { rows } = await service.database.pool.query(`SELECT FROM script.${table}`);
    expect(rows).toEqual([]);
  });

  test('a row cannot be put into another workspace', async () => {
    const smuggle = inWorkspace(service.database, 'nobody', (db) =>
      db.execute(sql`INSERT INTO script.scripts (workspace_id, sequence_number, title, author, description)
        VALUES ('test', 1, 'x', '', '')`),
    );
    await expect(smuggle).rejects.toThrow();
  });
});
