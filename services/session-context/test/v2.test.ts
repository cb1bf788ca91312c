import { encodeCursor, inWorkspace } from '@fountainai/service-kit';
import { eq } from '@fountainai/drizzle';
import { describe, expect, test } from 'vitest';
import { formerContexts } from '../src/tables.ts';
import { setUp } from './setup.ts';

const service = setUp();

const startSession = async (body: object = { userId: 7, context: 'The balcony.' }, workspace = 'test') =>
  (await service.api('createSessionV2', { body, workspace })).body;
const readSession = (sessionId: number, headers = {}, workspace = 'test') =>
  service.api('getSessionV2', { params: { sessionId }, headers, workspace });
const addContext = async (body: object = { data: { mood: 'tender' } }, workspace = 'test') =>
  (await service.api('createContextV2', { body, workspace })).body;
const readContext = (contextId: number, headers = {}, workspace = 'test') =>
  service.api('getContextV2', { params: { contextId }, headers, workspace });

const setText = (sessionId: number, context: string, more = {}, headers = {}, workspace = 'test') =>
  service.api('replaceSessionContextV2', {
    params: { sessionId },
    body: { context, ...more },
    headers,
    workspace,
  });
const readHistory = (sessionId: number, query = {}, workspace = 'test') =>
  service.api('listSessionContextHistoryV2', { params: { sessionId }, query, workspace });

/** Reads all pages of a list, two items at a time, and runs `between` after each. */
async function readPages<T>(
  operationId: string,
  { params = {}, workspace }: { params?: Record<string, number>; workspace: string },
  between: (seen: T[]) => Promise<unknown>,
): Promise<T[]> {
  const seen: T[] = [];
  let cursor: string | null = null;
  do {
    const query = { limit: 2, ...(cursor && { cursor }) };
    const { body } = await service.api(operationId, { params, query, workspace });
    expect(body.items.length).toBeLessThanOrEqual(2);
    seen.push(...body.items);
    await between(seen);
    cursor = body.nextCursor;
  } while (cursor);
  return seen;
}

describe('createSessionV2', () => {
  test('stores the session, with version, times, Location and ETag', async () => {
    const fields = { userId: 7, context: 'The balcony.' };
    const { status, headers, body } = await service.api('createSessionV2', { body: fields });
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...fields, version: 1 });
    expect(body.createdAt).toBe(body.updatedAt);
    expect([headers.location, headers.etag]).toEqual([`/v2/sessions/${body.sessionId}`, '"1"']);
    expect((await readSession(body.sessionId)).body).toEqual(body);
  });

  test('starts nothing twice for the same key, and repeats the answer', async () => {
    const request = { body: { userId: 1, requestId: 'k1' }, workspace: 'once' };
    const first = await service.api('createSessionV2', request);
    const again = await service.api('createSessionV2', request);
    expect(again.body).toEqual(first.body);
    expect([again.headers.etag, again.headers['idempotency-replayed']]).toEqual(['"1"', 'true']);
    const { body } = await service.api('listSessionsV2', { workspace: 'once' });
    expect(body.items).toHaveLength(1);
  });

  test.each([
    ['a missing user', {}, '/userId'],
    ['null', { userId: null }, '/userId'],
    ['a version', { userId: 1, version: 1 }, '/version'],
  ])('refuses %s with 400 and says where', async (_, body, pointer) => {
    const answer = await service.api('createSessionV2', { body });
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([400, pointer]);
  });
});

describe('listSessionsV2', () => {
  test('pages through all, stable while others are started and deleted', async () => {
    const workspace = 'pages';
    for (const userId of [1, 2, 3, 4, 5]) await startSession({ userId }, workspace);
    const seen = await readPages<{ userId: number; sessionId: number }>(
      'listSessionsV2',
      { workspace },
      async (sofar) => {
        if (sofar.length < 5) await startSession({ userId: 9 }, workspace);
        const { sessionId } = sofar.at(-1)!;
        await service.api('deleteSessionV2', { params: { sessionId }, workspace });
      },
    );
    expect(seen.map(({ userId }) => userId)).toEqual([1, 2, 3, 4, 5, 9, 9]);
  });

  test('shows nothing of another workspace', async () => {
    await startSession();
    const { body } = await service.api('listSessionsV2', { workspace: 'nobody' });
    expect(body).toEqual({ items: [], nextCursor: null });
  });

  test.each([
    ['cursor', 'x'],
    ['cursor', 'WyJhIl0'],
    ['limit', 0],
    ['limit', 201],
    ['userId', 7],
  ])('refuses %s=%s', async (name, value) => {
    const { status, body } = await service.api('listSessionsV2', { query: { [name]: value } });
    expect([status, body.errors[0].pointer]).toEqual([400, name]);
  });
});

describe('getSessionV2', () => {
  test('answers 304 to the ETag it gave, until the session changes', async () => {
    const { sessionId } = await startSession();
    const headers = { 'if-none-match': String((await readSession(sessionId)).headers.etag) };
    expect((await readSession(sessionId, headers)).status).toBe(304);
    await service.api('updateSessionV2', { params: { sessionId }, body: { userId: 8 } });
    expect((await readSession(sessionId, headers)).status).toBe(200);
  });

  test('answers the same 404 for unknown ids and another workspace’s', async () => {
    const { sessionId } = await startSession({ userId: 1 }, 'elsewhere');
    const never = await readSession(999_999_999);
    const theirs = await readSession(sessionId, { 'if-none-match': '"1"' });
    expect(never.status).toBe(404);
    expect({ ...theirs.body, requestId: '' }).toEqual({ ...never.body, requestId: '' });
  });
});

describe('replaceSessionV2', () => {
  const replace = (sessionId: number, body: object, headers = {}) =>
    service.api('replaceSessionV2', { params: { sessionId }, body, headers });

  test('sets both fields; a missing context becomes empty', async () => {
    const before = await startSession();
    const { status, headers, body } = await replace(before.sessionId, { userId: 9 });
    expect([status, headers.etag]).toEqual([200, '"2"']);
    expect(body).toMatchObject({ userId: 9, context: '', version: 2, createdAt: before.createdAt });
    expect(Date.parse(body.updatedAt)).toBeGreaterThanOrEqual(Date.parse(before.updatedAt));
    expect((await readSession(before.sessionId)).body).toEqual(body);
  });

  test('is conditional: 412 for a stale If-Match, 409 for a stale version, and nothing is changed', async () => {
    const { sessionId } = await startSession();
    expect((await replace(sessionId, { userId: 8 }, { 'if-match': '"1"' })).status).toBe(200);
    expect((await replace(sessionId, { userId: 9 }, { 'if-match': '"1"' })).status).toBe(412);
    expect((await replace(sessionId, { userId: 9, version: 1 })).status).toBe(409);
    expect((await readSession(sessionId)).body).toMatchObject({ userId: 8, version: 2 });
  });

  test('answers 404 before checking conditions', async () => {
    const theirs = await startSession({ userId: 1 }, 'elsewhere');
    expect((await replace(theirs.sessionId, { userId: 2 }, { 'if-match': '"9"' })).status).toBe(404);
    expect((await readSession(theirs.sessionId, {}, 'elsewhere')).body).toEqual(theirs);
  });

  test('refuses a body without a user', async () => {
    const { sessionId } = await startSession();
    const { status, body } = await replace(sessionId, { context: 'x' });
    expect([status, body.errors[0].pointer]).toEqual([400, '/userId']);
  });
});

describe('updateSessionV2', () => {
  const update = (sessionId: number, body: object, headers = {}) =>
    service.api('updateSessionV2', { params: { sessionId }, body, headers });

  test.each([
    ['userId', 8],
    ['context', ''],
  ])('changes %s and leaves the rest', async (field, value) => {
    const { sessionId, userId, context } = await startSession();
    const { status, headers, body } = await update(sessionId, { [field]: value });
    expect([status, headers.etag]).toEqual([200, '"2"']);
    expect(body).toMatchObject({ userId, context, [field]: value, version: 2 });
    expect((await readSession(sessionId)).body).toEqual(body);
  });

  test('is conditional: 412 for a stale If-Match, 409 for a stale version, and nothing is changed', async () => {
    const { sessionId } = await startSession();
    await update(sessionId, { userId: 8, version: 1 });
    const stale = await update(sessionId, { userId: 9 }, { 'if-match': '"1"' });
    expect([stale.status, stale.body.code]).toEqual([412, 'stale_etag']);
    const staleVersion = await update(sessionId, { userId: 9, version: 1 });
    expect([staleVersion.status, staleVersion.body.code]).toEqual([409, 'stale_version']);
    expect((await readSession(sessionId)).body).toMatchObject({ userId: 8, version: 2 });
  });

  test('of concurrent changes to the same version, one succeeds', async () => {
    const { sessionId } = await startSession();
    // So that every connection is open and the calls do run concurrently.
    await Promise.all(Array.from({ length: 10 }, () => readSession(sessionId)));
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => update(sessionId, { userId: i + 1 }, { 'if-match': '"1"' })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(9);
  });

  test('answers 404 for another workspace’s session and does not change it', async () => {
    const theirs = await startSession({ userId: 1 }, 'elsewhere');
    expect((await update(theirs.sessionId, { userId: 2 })).status).toBe(404);
    expect((await readSession(theirs.sessionId, {}, 'elsewhere')).body).toEqual(theirs);
  });

  test.each([
    ['nothing', {}, ''],
    ['null', { context: null }, '/context'],
    ['an unknown field', { sessionId: 2 }, '/sessionId'],
  ])('refuses %s', async (_, change, pointer) => {
    const { sessionId } = await startSession();
    const { status, body } = await update(sessionId, change);
    expect([status, body.errors[0].pointer]).toEqual([400, pointer]);
  });
});

describe('deleteSessionV2', () => {
  const remove = (sessionId: number, headers = {}) =>
    service.api('deleteSessionV2', { params: { sessionId }, headers });

  test('is conditional, takes the contexts along, and is 404 for missing ones', async () => {
    const { sessionId } = await startSession();
    const { contextId } = await addContext({ sessionId, data: {} });
    expect((await remove(sessionId, { 'if-match': '"7"' })).status).toBe(412);
    expect((await readContext(contextId)).status).toBe(200);
    expect((await remove(sessionId, { 'if-match': '"1"' })).status).toBe(204);
    expect((await readContext(contextId)).status).toBe(404);
    expect((await remove(sessionId)).status).toBe(404);
  });

  test('leaves no context without a session during concurrent additions', async () => {
    const workspace = 'race';
    const { sessionId } = await startSession({ userId: 1 }, workspace);
    const add = () => service.api('createContextV2', { body: { sessionId, data: {} }, workspace });
    const adding = Array.from({ length: 20 }, add);
    const removed = await service.api('deleteSessionV2', { params: { sessionId }, workspace });
    const added = await Promise.all(adding);
    expect(removed.status).toBe(204);
    for (const { status } of added) expect([201, 409]).toContain(status);
    expect((await service.api('listContextsV2', { workspace })).body.items).toEqual([]);
  });

  test('answers 404 for another workspace’s session and keeps it', async () => {
    const { sessionId } = await startSession({ userId: 1 }, 'elsewhere');
    expect((await remove(sessionId)).status).toBe(404);
    expect((await readSession(sessionId, {}, 'elsewhere')).status).toBe(200);
  });
});

describe('getSessionContextV2', () => {
  const read = (sessionId: number, headers = {}, workspace = 'test') =>
    service.api('getSessionContextV2', { params: { sessionId }, headers, workspace });

  test('reads the text with the version of the session', async () => {
    const { sessionId, userId: _, ...rest } = await startSession();
    const { status, headers, body } = await read(sessionId);
    expect([status, headers.etag, body]).toEqual([200, '"1"', { sessionId, ...rest }]);
    expect((await read(sessionId, { 'if-none-match': '"1"' })).status).toBe(304);
    await service.api('updateSessionV2', { params: { sessionId }, body: { userId: 8 } });
    expect((await read(sessionId, { 'if-none-match': '"1"' })).body.version).toBe(2);
  });

  test('answers 404 for another workspace’s session', async () => {
    const { sessionId } = await startSession();
    expect((await read(sessionId, {}, 'elsewhere')).status).toBe(404);
  });
});

describe('replaceSessionContextV2', () => {
  const replace = (sessionId: number, body: object, headers = {}, workspace = 'test') =>
    service.api('replaceSessionContextV2', { params: { sessionId }, body, headers, workspace });

  test('sets the text, leaves the user and counts as a write to the session', async () => {
    const { sessionId, userId } = await startSession();
    const { status, headers, body } = await replace(sessionId, { context: 'What Juliet knows.' });
    expect([status, headers.etag]).toEqual([200, '"2"']);
    expect(body).toMatchObject({ sessionId, context: 'What Juliet knows.', version: 2 });
    expect((await readSession(sessionId)).body).toEqual({ ...body, userId });
  });

  test('is conditional: 412 for a stale If-Match, 409 for a stale version, and nothing is changed', async () => {
    const { sessionId } = await startSession();
    expect((await replace(sessionId, { context: 'B', version: 1 })).status).toBe(200);
    expect((await replace(sessionId, { context: 'C' }, { 'if-match': '"1"' })).status).toBe(412);
    expect((await replace(sessionId, { context: 'C', version: 1 })).status).toBe(409);
    expect((await readSession(sessionId)).body).toMatchObject({ context: 'B', version: 2 });
  });

  test('answers 404 for another workspace’s session and does not change it', async () => {
    const session = await startSession();
    expect((await replace(session.sessionId, { context: 'x' }, {}, 'elsewhere')).status).toBe(404);
    expect((await readSession(session.sessionId)).body).toEqual(session);
  });

  test('refuses a body without a context', async () => {
    const { sessionId } = await startSession();
    const { status, body } = await replace(sessionId, { version: 1 });
    expect([status, body.errors[0].pointer]).toEqual([400, '/context']);
  });
});

describe('listSessionContextHistoryV2', () => {
  /** The history as texts and the versions that set them. */
  const history = async (sessionId: number) =>
    (await readHistory(sessionId)).body.items.map(
      ({ version, context }: { version: number; context: string }) => [version, context],
    );

  test('is the initial text of a new session', async () => {
    const { sessionId, createdAt } = await startSession();
    const { status, body } = await readHistory(sessionId);
    const items = [{ version: 1, context: 'The balcony.', createdAt }];
    expect([status, body]).toEqual([200, { items, nextCursor: null }]);
    const empty = await startSession({ userId: 7 });
    expect(await history(empty.sessionId)).toEqual([[1, '']]);
  });

  test('lists every text newest first, the present one included, with version and time', async () => {
    const { sessionId, createdAt } = await startSession({ userId: 7, context: 'A' });
    const second = await setText(sessionId, 'B');
    const third = await setText(sessionId, 'C');
    expect((await readHistory(sessionId)).body.items).toEqual([
      { version: 3, context: 'C', createdAt: third.body.updatedAt },
      { version: 2, context: 'B', createdAt: second.body.updatedAt },
      { version: 1, context: 'A', createdAt },
    ]);
  });

  test.each([
    ['replaceSessionV1', { userId: 7, context: 'B' }],
    ['replaceSessionV2', { userId: 7, context: 'B' }],
    ['updateSessionV2', { context: 'B' }],
    ['replaceSessionContextV1', { context: 'B' }],
    ['replaceSessionContextV2', { context: 'B' }],
  ])('%s keeps the text that it replaces', async (operation, body) => {
    const { sessionId } = await startSession({ userId: 7, context: 'A' });
    expect((await service.api(operation, { params: { sessionId }, body })).status).toBe(200);
    expect(await history(sessionId)).toEqual([
      [2, 'B'],
      [1, 'A'],
    ]);
  });

  test.each([
    ['replaceSessionV1', { userId: 8, context: 'A' }],
    ['replaceSessionV2', { userId: 8, context: 'A' }],
    ['updateSessionV2', { userId: 8 }],
    ['updateSessionV2', { context: 'A' }],
    ['replaceSessionContextV1', { context: 'A' }],
    ['replaceSessionContextV2', { context: 'A' }],
  ])('%s with %j is no new text, though it is a write', async (operation, body) => {
    const { sessionId } = await startSession({ userId: 7, context: 'A' });
    const before = (await readHistory(sessionId)).body;
    await service.api(operation, { params: { sessionId }, body });
    expect((await readHistory(sessionId)).body).toEqual(before);
    expect((await setText(sessionId, 'B')).body.version).toBe(3);
    expect(await history(sessionId)).toEqual([
      [3, 'B'],
      [1, 'A'],
    ]);
  });

  test('a replace without a text sets the empty one, and an old text may return', async () => {
    const { sessionId } = await startSession({ userId: 7, context: 'A' });
    await service.api('replaceSessionV2', { params: { sessionId }, body: { userId: 7 } });
    await setText(sessionId, 'A');
    await setText(sessionId, 'a');
    await setText(sessionId, 'a ');
    expect(await history(sessionId)).toEqual([
      [5, 'a '],
      [4, 'a'],
      [3, 'A'],
      [2, ''],
      [1, 'A'],
    ]);
  });

  test('a refused write adds nothing', async () => {
    const { sessionId } = await startSession({ userId: 7, context: 'A' });
    expect((await setText(sessionId, 'B', {}, { 'if-match': '"9"' })).status).toBe(412);
    expect((await setText(sessionId, 'B', { version: 9 })).status).toBe(409);
    expect((await setText(sessionId, 'B', {}, {}, 'elsewhere')).status).toBe(404);
    expect(await history(sessionId)).toEqual([[1, 'A']]);
  });

  test('has the text of each concurrent writer', async () => {
    const { sessionId } = await startSession({ userId: 7, context: '0' });
    await Promise.all(Array.from({ length: 10 }, (_, i) => setText(sessionId, `${i + 1}`)));
    const texts: [number, string][] = await history(sessionId);
    expect(texts.map(([version]) => version)).toEqual(Array.from({ length: 11 }, (_, i) => 11 - i));
    expect(new Set(texts.map(([, context]) => context)).size).toBe(11);
    expect((await readSession(sessionId)).body.context).toBe(texts[0]![1]);
  });

  test('pages from the newest text, stable while texts are set', async () => {
    const workspace = 'history';
    const { sessionId } = await startSession({ userId: 7, context: '1' }, workspace);
    const other = await startSession({ userId: 7, context: 'OTHER' }, workspace);
    for (const text of ['2', '3', '4', '5']) {
      await setText(sessionId, text, {}, {}, workspace);
      await setText(other.sessionId, `OTHER ${text}`, {}, {}, workspace);
    }
    const seen = await readPages<{ version: number; context: string }>(
      'listSessionContextHistoryV2',
      { params: { sessionId }, workspace },
      async (sofar) => setText(sessionId, `late ${sofar.length}`, {}, {}, workspace),
    );
    expect(seen.map(({ context }) => context)).toEqual(['5', '4', '3', '2', '1']);
  });

  test('the present text appears on one page only', async () => {
    const { sessionId } = await startSession({ userId: 7, context: 'A' });
    await setText(sessionId, 'B');
    const first = (await readHistory(sessionId, { limit: 1 })).body;
    await setText(sessionId, 'C');
    const second = (await readHistory(sessionId, { limit: 1, cursor: first.nextCursor })).body;
    expect([first.items, second.items]).toMatchObject([[{ context: 'B' }], [{ context: 'A' }]]);
    expect(second.nextCursor).toBeNull();
  });

  test('is deleted with its session', async () => {
    const { sessionId } = await startSession();
    await setText(sessionId, 'B');
    expect((await service.api('deleteSessionV2', { params: { sessionId } })).status).toBe(204);
    expect((await readHistory(sessionId)).status).toBe(404);
    const left = await inWorkspace(service.database, 'test', (db) =>
      db.select().from(formerContexts).where(eq(formerContexts.sessionId, sessionId)),
    );
    expect(left).toEqual([]);
  });

  test('answers the same 404 for unknown ids and another workspace’s', async () => {
    const { sessionId } = await startSession({ userId: 1 }, 'elsewhere');
    const [never, theirs] = [await readHistory(999_999_999), await readHistory(sessionId)];
    expect(never.status).toBe(404);
    expect({ ...theirs.body, requestId: '' }).toEqual({ ...never.body, requestId: '' });
  });

  test.each([
    ['a number no version can be', [9_007_199_254_740_991]],
    ['a negative one', [-9_007_199_254_740_991]],
  ])('a cursor that was made up with %s is no error of ours', async (_, key) => {
    const { sessionId } = await startSession();
    expect((await readHistory(sessionId, { cursor: encodeCursor(key) })).status).toBe(200);
  });

  test.each([{ cursor: 'x' }, { cursor: 'WyJhIl0' }, { limit: 0 }, { limit: 201 }, { version: 1 }])(
    'refuses the query %j',
    async (query) => {
      const { sessionId } = await startSession();
      const { status, body } = await readHistory(sessionId, query);
      expect([status, body.errors[0].pointer]).toEqual([400, Object.keys(query)[0]]);
    },
  );
});

describe('createContextV2', () => {
  test('stores the context, with version, times, Location and ETag', async () => {
    const { sessionId } = await startSession();
    const fields = { sessionId, headingId: 11, characterId: 2, data: { mood: 'tender' } };
    const { status, headers, body } = await service.api('createContextV2', { body: fields });
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...fields, version: 1 });
    expect([headers.location, headers.etag]).toEqual([`/v2/contexts/${body.contextId}`, '"1"']);
    expect((await readContext(body.contextId)).body).toEqual(body);
  });

  test('keeps data as it is', async () => {
    const data = { nested: { list: [1, null, 'x', { y: [] }], no: false }, '': '', half: 0.5, Ночь: '🌙' };
    const { contextId } = await addContext({ data });
    expect((await readContext(contextId)).body.data).toEqual(data);
  });

  test('refuses unknown sessions and sessions of another workspace', async () => {
    const { sessionId } = await startSession({ userId: 1 }, 'elsewhere');
    for (const unknown of [999_999_999, sessionId]) {
      const body = { sessionId: unknown, data: {} };
      const answer = await service.api('createContextV2', { body });
      expect([answer.status, answer.body.code]).toEqual([409, 'reference_missing']);
      expect(answer.body.detail).toContain('sessionId');
    }
  });

  test('remembers a refusal for the same key', async () => {
    const body = { sessionId: 999_999_999, data: {}, requestId: 'r1' };
    const first = await service.api('createContextV2', { body });
    const again = await service.api('createContextV2', { body });
    expect({ ...again.body, requestId: '' }).toEqual({ ...first.body, requestId: '' });
    const other = await service.api('createContextV2', { body: { ...body, sessionId: 1 } });
    expect(other.status).toBe(422);
  });

  test('adds nothing twice for the same key', async () => {
    const request = { body: { data: {}, requestId: 'k2' }, workspace: 'once' };
    const first = await service.api('createContextV2', request);
    const again = await service.api('createContextV2', request);
    expect([again.body, again.headers['idempotency-replayed']]).toEqual([first.body, 'true']);
    const { body } = await service.api('listContextsV2', { workspace: 'once' });
    expect(body.items).toHaveLength(1);
  });

  test.each([
    ['missing data', {}, '/data'],
    ['data that is text', { data: 'x' }, '/data'],
    ['a version', { data: {}, version: 1 }, '/version'],
  ])('refuses %s with 400 and says where', async (_, body, pointer) => {
    const answer = await service.api('createContextV2', { body });
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([400, pointer]);
  });
});

describe('createContextsV2', () => {
  const many = (length: number) => Array.from({ length }, (_, n) => ({ data: { n: length - n } }));
  const batch = (body: object, workspace = 'test') => service.api('createContextsV2', { body, workspace });
  const listed = async (workspace: string) =>
    (await service.api('listContextsV2', { query: { limit: 200 }, workspace })).body.items;

  test('adds 2,000 at once and returns them in their order', async () => {
    const workspace = 'crowd';
    const contexts = many(2000);
    const { status, body } = await batch({ contexts }, workspace);
    expect(status).toBe(201);
    expect(body.items.map(({ data }: { data: object }) => ({ data }))).toEqual(contexts);
    expect(await listed(workspace)).toEqual(body.items.slice(0, 200));
  });

  test('stores every field of each, and null for a missing id', async () => {
    const { sessionId } = await startSession();
    const full = { sessionId, headingId: 11, characterId: 2, data: { mood: 'tender' } };
    const { body } = await batch({ contexts: [full, { headingId: 11, data: {} }, full] });
    expect(body.items).toMatchObject([
      { ...full, version: 1 },
      { sessionId: null, headingId: 11, characterId: null, data: {}, version: 1 },
      { ...full, version: 1 },
    ]);
  });

  test('adds nothing when a session does not exist, and names it', async () => {
    const workspace = 'nothing';
    const { sessionId } = await startSession({ userId: 1 }, workspace);
    const theirs = await startSession();
    const ids = [sessionId, 999_999_999, theirs.sessionId, 999_999_999];
    const contexts = ids.map((id) => ({ sessionId: id, data: {} }));
    const { status, body } = await batch({ contexts }, workspace);
    expect([status, body.code]).toEqual([409, 'reference_missing']);
    expect(body.detail).toBe(`This refers to nothing: sessionId 999999999, ${theirs.sessionId}.`);
    expect(await listed(workspace)).toEqual([]);
  });

  test('adds nothing when one is invalid, and names it', async () => {
    const workspace = 'nothing';
    const { status, body } = await batch({ contexts: [{ data: {} }, { data: [] }] }, workspace);
    expect([status, body.errors[0].pointer]).toEqual([400, '/contexts/1/data']);
    expect(await listed(workspace)).toEqual([]);
  });

  test('adds nothing twice for the same key', async () => {
    const workspace = 'batch-once';
    const body = { contexts: many(3), requestId: 'b1' };
    const first = await batch(body, workspace);
    const again = await batch(body, workspace);
    expect([again.body, again.headers['idempotency-replayed']]).toEqual([first.body, 'true']);
    expect(await listed(workspace)).toHaveLength(3);
  });

  test.each([0, 2001])('refuses %i contexts', async (length) => {
    const { status, body } = await batch({ contexts: many(length) });
    expect([status, body.errors[0].pointer]).toEqual([400, '/contexts']);
  });
});

describe('listContextsV2', () => {
  const list = async (query: object, workspace: string) =>
    (await service.api('listContextsV2', { query: { ...query }, workspace })).body;

  test('pages through all, stable while others are added and deleted', async () => {
    const workspace = 'pages';
    for (const n of [1, 2, 3, 4, 5]) await addContext({ data: { n } }, workspace);
    const seen = await readPages<{ data: { n: number }; contextId: number }>(
      'listContextsV2',
      { workspace },
      async (sofar) => {
        if (sofar.length < 5) await addContext({ data: { n: 9 } }, workspace);
        const { contextId } = sofar.at(-1)!;
        await service.api('deleteContextV2', { params: { contextId }, workspace });
      },
    );
    expect(seen.map(({ data }) => data.n)).toEqual([1, 2, 3, 4, 5, 9, 9]);
  });

  test('by ids answers 304 until one of these is changed or goes', async () => {
    const workspace = 'unchanged-ids';
    const [a, b] = [await addContext({ data: {} }, workspace), await addContext({ data: {} }, workspace)];
    const query = { ids: [a.contextId, b.contextId] };
    const ask = (ifNoneMatch: string) =>
      service.api('listContextsV2', { headers: { 'if-none-match': ifNoneMatch }, query, workspace });
    const tag = async () => String((await ask('"none"')).headers.etag);
    const before = await tag();
    await addContext({ data: {} }, workspace);
    expect((await ask(before)).status).toBe(304);
    const params = { contextId: a.contextId };
    await service.api('updateContextV2', { params, body: { data: { mood: 'sad' } }, workspace });
    expect((await ask(before)).status).toBe(200);
    const changed = await tag();
    await service.api('deleteContextV2', { params, workspace });
    expect((await ask(changed)).body.items).toHaveLength(1);
  });

  test('returns the contexts of the ids, without missing ones', async () => {
    const workspace = 'ids';
    const [a, b] = [await addContext({ data: {} }, workspace), await addContext({ data: {} }, workspace)];
    const theirs = await addContext({ data: {} }, 'elsewhere');
    const ids = [b.contextId, 999_999_999, theirs.contextId, a.contextId, a.contextId];
    expect(await list({ ids }, workspace)).toEqual({ items: [a, b], nextCursor: null });
    const first = await list({ ids, limit: 1 }, workspace);
    const second = await list({ ids, limit: 1, cursor: first.nextCursor }, workspace);
    expect([first.items, second.items, second.nextCursor]).toEqual([[a], [b], null]);
    expect((await list({ ids: theirs.contextId }, workspace)).items).toEqual([]);
  });

  test('shows nothing of another workspace', async () => {
    await addContext();
    expect(await list({}, 'nobody')).toEqual({ items: [], nextCursor: null });
  });

  test.each([
    ['cursor', 'WyJhIl0'],
    ['limit', 201],
    ['ids', ''],
    ['ids', '1,x'],
    ['ids', Array.from({ length: 201 }, (_, i) => i + 1)],
    ['headingId', 1],
  ])('refuses %s=%s', async (name, value) => {
    const { status, body } = await service.api('listContextsV2', { query: { [name]: value } });
    expect(status).toBe(400);
    expect(body.errors[0].pointer).toMatch(new RegExp(`^${name}`));
  });
});

describe('getContextV2', () => {
  test('answers 304 to the ETag it gave, until the context changes', async () => {
    const { contextId } = await addContext();
    const headers = { 'if-none-match': String((await readContext(contextId)).headers.etag) };
    expect((await readContext(contextId, headers)).status).toBe(304);
    await service.api('updateContextV2', { params: { contextId }, body: { data: {} } });
    expect((await readContext(contextId, headers)).status).toBe(200);
  });

  test('answers the same 404 for unknown ids and another workspace’s', async () => {
    const { contextId } = await addContext({ data: {} }, 'elsewhere');
    const never = await readContext(999_999_999);
    const theirs = await readContext(contextId, { 'if-none-match': '"1"' });
    expect(never.status).toBe(404);
    expect({ ...theirs.body, requestId: '' }).toEqual({ ...never.body, requestId: '' });
  });
});

describe('replaceContextV2', () => {
  const replace = (contextId: number, body: object, headers = {}) =>
    service.api('replaceContextV2', { params: { contextId }, body, headers });

  test('sets all fields; a missing id becomes null', async () => {
    const { sessionId } = await startSession();
    const before = await addContext({ sessionId, headingId: 1, characterId: 2, data: { a: 1 } });
    const { status, headers, body } = await replace(before.contextId, { characterId: 3, data: { b: 2 } });
    expect([status, headers.etag]).toEqual([200, '"2"']);
    expect(body).toMatchObject({ sessionId: null, headingId: null, characterId: 3, version: 2 });
    expect([body.data, body.createdAt]).toEqual([{ b: 2 }, before.createdAt]);
    expect((await readContext(before.contextId)).body).toEqual(body);
  });

  test('refuses a session that does not exist and changes nothing', async () => {
    const context = await addContext();
    const { status, body } = await replace(context.contextId, { sessionId: 999_999_999, data: {} });
    expect([status, body.code]).toEqual([409, 'reference_missing']);
    expect(body.detail).toContain('sessionId');
    expect((await readContext(context.contextId)).body).toEqual(context);
  });

  test('is conditional: 412 for a stale If-Match, 409 for a stale version, and nothing is changed', async () => {
    const { contextId } = await addContext();
    expect((await replace(contextId, { data: { n: 2 } }, { 'if-match': '"1"' })).status).toBe(200);
    expect((await replace(contextId, { data: { n: 3 } }, { 'if-match': '"1"' })).status).toBe(412);
    expect((await replace(contextId, { data: { n: 3 }, version: 1 })).status).toBe(409);
    expect((await readContext(contextId)).body).toMatchObject({ data: { n: 2 }, version: 2 });
  });

  test('answers 404 before checking conditions', async () => {
    const theirs = await addContext({ data: {} }, 'elsewhere');
    expect((await replace(theirs.contextId, { data: {} }, { 'if-match': '"9"' })).status).toBe(404);
    expect((await readContext(theirs.contextId, {}, 'elsewhere')).body).toEqual(theirs);
  });
});

describe('updateContextV2', () => {
  const update = (contextId: number, body: object, headers = {}) =>
    service.api('updateContextV2', { params: { contextId }, body, headers });

  test.each([
    ['sessionId', null],
    ['headingId', 12],
    ['characterId', null],
    ['data', { mood: 'alarmed' }],
  ])('changes %s and leaves the rest', async (field, value) => {
    const { sessionId } = await startSession();
    const fields = { sessionId, headingId: 11, characterId: 2, data: { mood: 'tender', time: 'night' } };
    const { contextId } = await addContext(fields);
    const { status, headers, body } = await update(contextId, { [field]: value });
    const { createdAt, updatedAt } = body;
    expect([status, headers.etag]).toEqual([200, '"2"']);
    expect(body).toEqual({ contextId, ...fields, [field]: value, version: 2, createdAt, updatedAt });
    expect((await readContext(contextId)).body).toEqual(body);
  });

  test('moves a context to another session, not to one that does not exist', async () => {
    const [first, second] = [await startSession(), await startSession()];
    const { contextId } = await addContext({ sessionId: first.sessionId, data: {} });
    expect((await update(contextId, { sessionId: second.sessionId })).status).toBe(200);
    const { status, body } = await update(contextId, { sessionId: 999_999_999 });
    expect([status, body.code]).toEqual([409, 'reference_missing']);
    expect(body.detail).toContain('sessionId');
    await service.api('deleteSessionV2', { params: { sessionId: first.sessionId } });
    const now = await readContext(contextId);
    expect(now.body).toMatchObject({ sessionId: second.sessionId, version: 2 });
  });

  test('is conditional: 412 for a stale If-Match, 409 for a stale version, and nothing is changed', async () => {
    const { contextId } = await addContext();
    await update(contextId, { headingId: 1, version: 1 });
    const stale = await update(contextId, { headingId: 2 }, { 'if-match': '"1"' });
    expect([stale.status, stale.body.code]).toEqual([412, 'stale_etag']);
    const staleVersion = await update(contextId, { headingId: 2, version: 1 });
    expect([staleVersion.status, staleVersion.body.code]).toEqual([409, 'stale_version']);
    expect((await readContext(contextId)).body).toMatchObject({ headingId: 1, version: 2 });
  });

  test('of concurrent changes to the same version, one succeeds', async () => {
    const { contextId } = await addContext();
    // So that every connection is open and the calls do run concurrently.
    await Promise.all(Array.from({ length: 10 }, () => readContext(contextId)));
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => update(contextId, { headingId: i + 1, version: 1 })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(9);
  });

  test('answers 404 for another workspace’s context and does not change it', async () => {
    const theirs = await addContext({ data: {} }, 'elsewhere');
    expect((await update(theirs.contextId, { headingId: 1 })).status).toBe(404);
    expect((await readContext(theirs.contextId, {}, 'elsewhere')).body).toEqual(theirs);
  });

  test.each([
    ['nothing', {}, ''],
    ['data that is null', { data: null }, '/data'],
    ['an unknown field', { contextId: 2 }, '/contextId'],
  ])('refuses %s', async (_, change, pointer) => {
    const { contextId } = await addContext();
    const { status, body } = await update(contextId, change);
    expect([status, body.errors[0].pointer]).toEqual([400, pointer]);
  });
});

describe('deleteContextV2', () => {
  const remove = (contextId: number, headers = {}) =>
    service.api('deleteContextV2', { params: { contextId }, headers });

  test('is conditional, and 404 for missing ones', async () => {
    const { contextId } = await addContext();
    expect((await remove(contextId, { 'if-match': '"7"' })).status).toBe(412);
    expect((await readContext(contextId)).status).toBe(200);
    expect((await remove(contextId, { 'if-match': '"1"' })).status).toBe(204);
    expect((await remove(contextId)).status).toBe(404);
  });

  test('answers 404 for another workspace’s context and keeps it', async () => {
    const { contextId } = await addContext({ data: {} }, 'elsewhere');
    expect((await remove(contextId)).status).toBe(404);
    expect((await readContext(contextId, {}, 'elsewhere')).status).toBe(200);
  });
});

describe('listSectionContextsV2', () => {
  test('pages through the contexts of the section only, stable while others are added', async () => {
    const workspace = 'section';
    for (const [headingId, n] of [
      [1, 1],
      [2, 0],
      [1, 2],
      [null, 0],
      [1, 3],
    ])
      await addContext({ headingId, data: { n } }, workspace);
    await addContext({ headingId: 1, data: { n: 0 } }, 'elsewhere');
    const seen = await readPages<{ data: { n: number } }>(
      'listSectionContextsV2',
      { params: { headingId: 1 }, workspace },
      async (sofar) => sofar.length < 3 && addContext({ headingId: 1, data: { n: 4 } }, workspace),
    );
    expect(seen.map(({ data }) => data.n)).toEqual([1, 2, 3, 4]);
  });

  test('is an empty page for an unknown section', async () => {
    const { status, body } = await service.api('listSectionContextsV2', { params: { headingId: 999_999 } });
    expect([status, body]).toEqual([200, { items: [], nextCursor: null }]);
  });

  test.each([{ cursor: 'WyJhIl0' }, { limit: 201 }, { ids: 1 }])('refuses the query %j', async (query) => {
    const { status, body } = await service.api('listSectionContextsV2', { params: { headingId: 1 }, query });
    expect([status, body.errors[0].pointer]).toEqual([400, Object.keys(query)[0]]);
  });
});

describe('batches of contexts', () => {
  const read = async (query: object, workspace: string) =>
    (await service.api('listContextsV2', { query: { ...query }, workspace })).body.items;
  const change = (contexts: object[], workspace: string) =>
    service.api('updateContextsV2', { body: { contexts }, workspace });

  test('are listed by their sections', async () => {
    const workspace = 'by-sections';
    const [a, , c] = [
      await addContext({ headingId: 11, data: { n: 1 } }, workspace),
      await addContext({ headingId: 12, data: { n: 2 } }, workspace),
      await addContext({ headingId: 13, data: { n: 3 } }, workspace),
    ];
    expect(await read({ headingIds: [13, 11, 99] }, workspace)).toEqual([a, c]);
    expect(await read({ headingIds: [11], ids: [c.contextId] }, workspace)).toEqual([]);
  });

  test('change the given fields of each', async () => {
    const workspace = 'change-many';
    const { sessionId } = await startSession(undefined, workspace);
    const [a, b] = [
      await addContext({ headingId: 11, characterId: 4, data: { "it's": ['"{,}\\', null] } }, workspace),
      await addContext({ sessionId, headingId: 12, data: { n: 2 } }, workspace),
    ];
    const answer = await change(
      [
        { contextId: b.contextId, data: { n: 3 }, sessionId: null },
        { contextId: a.contextId, headingId: 21 },
      ],
      workspace,
    );
    expect([answer.status, answer.body]).toEqual([200, { count: 2 }]);
    expect(await read({}, workspace)).toMatchObject([
      { ...a, headingId: 21, version: 2, updatedAt: expect.any(String) },
      { ...b, sessionId: null, data: { n: 3 }, version: 2, updatedAt: expect.any(String) },
    ]);
  });

  test.each([
    [
      'one that is not there',
      (id: number) => [
        { contextId: id, headingId: 1 },
        { contextId: 999_999, headingId: 1 },
      ],
      404,
    ],
    ['one of a session that is not there', (id: number) => [{ contextId: id, sessionId: 999_999 }], 409],
    [
      'one that is named twice',
      (id: number) => [
        { contextId: id, headingId: 1 },
        { contextId: id, headingId: 2 },
      ],
      400,
    ],
    ['one without a change', (id: number) => [{ contextId: id }], 400],
  ] as const)('are all left as they are for %s', async (name, changes, status) => {
    const workspace = `left-${name.replaceAll(' ', '-')}`;
    const context = await addContext({ headingId: 7, data: {} }, workspace);
    expect((await change(changes(context.contextId) as object[], workspace)).status).toBe(status);
    expect(await read({}, workspace)).toEqual([context]);
  });

  test('delete the existing ones, and no others', async () => {
    const workspace = 'delete-many';
    const [a, b] = [await addContext({ data: {} }, workspace), await addContext({ data: {} }, workspace)];
    const remove = (other: string) =>
      service.api('deleteContextsV2', { query: { ids: [a.contextId, 999_999] }, workspace: other });
    expect((await remove('another')).status).toBe(204);
    expect(await read({}, workspace)).toEqual([a, b]);
    expect([(await remove(workspace)).status, (await remove(workspace)).status]).toEqual([204, 204]);
    expect(await read({}, workspace)).toEqual([b]);
  });
});
