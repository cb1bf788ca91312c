import { inWorkspace } from '@fountainai/service-kit';
import type { TestRequest } from '@fountainai/service-testing';
import { describe, expect, test } from 'vitest';
import { sessions } from '../src/tables.ts';
import { setUp } from './setup.ts';

const service = setUp();

const startSession = async (body: object = { userId: 7, context: 'The balcony.' }, workspace = 'test') =>
  (await service.api('createSessionV1', { body, workspace })).body;
const readSession = (sessionId: number | string, workspace = 'test') =>
  service.api('getSessionV1', { params: { sessionId }, workspace });
const addContext = async (body: object = { data: { mood: 'tender' } }, workspace = 'test') =>
  (await service.api('createContextV1', { body, workspace })).body;
const readContext = (contextId: number | string, workspace = 'test') =>
  service.api('getContextV1', { params: { contextId }, workspace });

/** Reads a list to its end by its Link headers, which keep its path. */
async function readAll(operationId: string, path: string, request: TestRequest) {
  const parts: object[][] = [];
  let query: Record<string, string> | undefined = {};
  while (query) {
    const { body, headers } = await service.api(operationId, { ...request, query });
    parts.push(body);
    const link = /<([^>]+)>; rel="next"/.exec(String(headers.link))?.[1];
    const next = link ? new URL(link, 'http://x') : undefined;
    if (next) expect(next.pathname).toBe(path);
    query = next && Object.fromEntries(next.searchParams);
  }
  return parts;
}

const badIds = ['1e3', '0', '-1', '1.5', '9007199254740993', '0x1', '+1', 'first'];

describe('createSessionV1', () => {
  test('stores the session and returns its Location', async () => {
    const fields = { userId: 7, context: 'We are rewriting the balcony scene.\n🎭' };
    const { status, headers, body } = await service.api('createSessionV1', { body: fields });
    expect([status, body]).toEqual([201, { sessionId: expect.any(Number), ...fields }]);
    expect(headers.location).toBe(`/v1/sessions/${body.sessionId}`);
    expect((await readSession(body.sessionId)).body).toEqual(body);
  });

  test('a missing context is empty, and a user may have many sessions', async () => {
    const [first, second] = [await startSession({ userId: 8 }), await startSession({ userId: 8 })];
    expect(first.context).toBe('');
    expect(second.sessionId).not.toBe(first.sessionId);
  });

  test('starts nothing twice for the same Idempotency-Key or requestId', async () => {
    const workspace = 'once';
    const body = { userId: 1 };
    const headers = { 'idempotency-key': 'k1' };
    const first = await service.api('createSessionV1', { body, workspace, headers });
    const again = await service.api('createSessionV1', { body: { ...body, requestId: 'k1' }, workspace });
    expect([again.status, again.body, again.headers.location]).toEqual([
      201,
      first.body,
      first.headers.location,
    ]);
    expect([first, again].map((answer) => answer.headers['idempotency-replayed'])).toEqual([
      undefined,
      'true',
    ]);
    expect((await service.api('listSessionsV1', { workspace })).body).toHaveLength(1);
  });

  test('refuses a key of another request', async () => {
    await startSession({ userId: 1, requestId: 'k2' });
    const { status, body } = await service.api('createSessionV1', { body: { userId: 2, requestId: 'k2' } });
    expect([status, body.code]).toEqual([422, 'idempotency_key_reused']);
  });

  test.each([
    ['no body', undefined, undefined],
    ['a missing user', { context: 'x' }, '/userId'],
    ['a user that is no number', { userId: '7' }, '/userId'],
    ['a user of 0', { userId: 0 }, '/userId'],
    ['a user over 2^53', { userId: 2 ** 53 }, '/userId'],
    ['null', { userId: 1, context: null }, '/context'],
    ['a context over 100,000', { userId: 1, context: 'x'.repeat(100_001) }, '/context'],
    ['an unknown field', { userId: 1, title: 'x' }, '/title'],
    ['a bad key', { userId: 1, requestId: 'white space' }, '/requestId'],
  ])('refuses %s with 400 and says where', async (_, body, pointer) => {
    const answer = await service.api('createSessionV1', { body });
    expect(answer.status).toBe(400);
    if (pointer) expect(answer.body.errors[0].pointer).toBe(pointer);
  });
});

describe('listSessionsV1', () => {
  test('lists the workspace’s sessions in the order they were started', async () => {
    const workspace = 'list';
    for (const userId of [3, 1, 2]) await startSession({ userId }, workspace);
    const { status, headers, body } = await service.api('listSessionsV1', { workspace });
    expect([status, headers.link]).toEqual([200, undefined]);
    expect(body.map(({ userId }: { userId: number }) => userId)).toEqual([3, 1, 2]);
    expect((await service.api('listSessionsV1', { workspace: 'nobody' })).body).toEqual([]);
  });

  test('a list of over 1,000 continues by its Link header', async () => {
    const workspace = 'long';
    const rows = Array.from({ length: 1002 }, (_, i) => ({
      workspaceId: workspace,
      sessionId: i + 1,
      userId: i + 1,
      context: '',
    }));
    await inWorkspace(service.database, workspace, (db) => db.insert(sessions).values(rows));
    const parts = await readAll('listSessionsV1', '/v1/sessions', { workspace });
    expect(parts.map(({ length }) => length)).toEqual([1000, 2]);
    expect(parts.flat()).toMatchObject(rows.map(({ userId }) => ({ userId })));
  });

  test.each([{ cursor: 'x' }, { cursor: 'WyJhIl0' }, { limit: 1 }])('refuses the query %j', async (query) => {
    const { status, body } = await service.api('listSessionsV1', { query });
    expect([status, body.errors[0].pointer]).toEqual([400, Object.keys(query)[0]]);
  });
});

describe('getSessionV1', () => {
  test('answers the same 404 for unknown ids and another workspace’s', async () => {
    const { sessionId } = await startSession({ userId: 1 }, 'elsewhere');
    const [never, theirs] = [await readSession(999_999_999), await readSession(sessionId)];
    expect(never.status).toBe(404);
    expect({ ...theirs.body, requestId: '' }).toEqual({ ...never.body, requestId: '' });
  });

  test.each(badIds)('refuses the id %s', async (sessionId) => {
    const { status, body } = await readSession(sessionId);
    expect([status, body.errors[0].pointer]).toEqual([400, 'sessionId']);
  });
});

describe('replaceSessionV1', () => {
  const replace = (sessionId: number, body: object) =>
    service.api('replaceSessionV1', { params: { sessionId }, body });

  test('sets both fields; a missing context becomes empty', async () => {
    const { sessionId } = await startSession();
    const { status, body } = await replace(sessionId, { userId: 9 });
    expect([status, body]).toEqual([200, { sessionId, userId: 9, context: '' }]);
    expect((await readSession(sessionId)).body).toEqual(body);
  });

  test('answers 404 for another workspace’s session and does not change it', async () => {
    const theirs = await startSession({ userId: 1 }, 'elsewhere');
    expect((await replace(theirs.sessionId, { userId: 2 })).status).toBe(404);
    expect((await readSession(theirs.sessionId, 'elsewhere')).body).toEqual(theirs);
  });

  test('refuses a body without a user', async () => {
    const { sessionId } = await startSession();
    const { status, body } = await replace(sessionId, { context: '' });
    expect([status, body.errors[0].pointer]).toEqual([400, '/userId']);
  });
});

describe('deleteSessionV1', () => {
  const remove = (sessionId: number) => service.api('deleteSessionV1', { params: { sessionId } });

  test('deletes the session and its contexts, and nothing else', async () => {
    const [{ sessionId }, other] = [await startSession(), await startSession()];
    const its = [await addContext({ sessionId, data: {} }), await addContext({ sessionId, data: {} })];
    const others = [await addContext({ sessionId: other.sessionId, data: {} }), await addContext()];
    expect((await remove(sessionId)).status).toBe(204);
    const status = async ({ contextId }: { contextId: number }) => (await readContext(contextId)).status;
    expect(await Promise.all([...its, ...others].map(status))).toEqual([404, 404, 200, 200]);
    expect((await readSession(sessionId)).status).toBe(404);
    expect((await remove(sessionId)).status).toBe(404);
  });

  test('answers 404 for another workspace’s session and keeps it with its contexts', async () => {
    const { sessionId } = await startSession({ userId: 1 }, 'elsewhere');
    const { contextId } = await addContext({ sessionId, data: {} }, 'elsewhere');
    expect((await remove(sessionId)).status).toBe(404);
    expect((await readSession(sessionId, 'elsewhere')).status).toBe(200);
    expect((await readContext(contextId, 'elsewhere')).status).toBe(200);
  });
});

describe('getSessionContextV1', () => {
  test('reads the text, and answers 404 where there is no session', async () => {
    const { sessionId, context } = await startSession();
    const { status, body } = await service.api('getSessionContextV1', { params: { sessionId } });
    expect([status, body]).toEqual([200, { sessionId, context }]);
    const elsewhere = { params: { sessionId }, workspace: 'elsewhere' };
    expect((await service.api('getSessionContextV1', elsewhere)).status).toBe(404);
  });
});

describe('replaceSessionContextV1', () => {
  const replace = (sessionId: number, body: object, workspace = 'test') =>
    service.api('replaceSessionContextV1', { params: { sessionId }, body, workspace });

  test('sets the text and leaves the user', async () => {
    const { sessionId, userId } = await startSession();
    const { status, body } = await replace(sessionId, { context: 'What Juliet knows.' });
    expect([status, body]).toEqual([200, { sessionId, context: 'What Juliet knows.' }]);
    expect((await readSession(sessionId)).body).toEqual({ sessionId, userId, context: 'What Juliet knows.' });
  });

  test('answers 404 for another workspace’s session and does not change it', async () => {
    const session = await startSession();
    expect((await replace(session.sessionId, { context: 'x' }, 'elsewhere')).status).toBe(404);
    expect((await readSession(session.sessionId)).body).toEqual(session);
  });

  test.each([
    ['/context', {}],
    ['/context', { context: 1 }],
    ['/userId', { context: 'x', userId: 1 }],
  ])('refuses a body that is wrong at %s', async (pointer, body) => {
    const { sessionId } = await startSession();
    const answer = await replace(sessionId, body);
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([400, pointer]);
  });
});

describe('createContextV1', () => {
  test('stores the context and returns its Location', async () => {
    const { sessionId } = await startSession();
    const fields = { sessionId, headingId: 11, characterId: 2, data: { mood: 'tender', list: [1, null] } };
    const { status, headers, body } = await service.api('createContextV1', { body: fields });
    expect([status, body]).toEqual([201, { contextId: expect.any(Number), ...fields }]);
    expect(headers.location).toBe(`/v1/contexts/${body.contextId}`);
    expect((await readContext(body.contextId)).body).toEqual(body);
  });

  test('a missing id is null', async () => {
    const nothing = { sessionId: null, headingId: null, characterId: null, data: {} };
    expect(await addContext({ data: {} })).toMatchObject(nothing);
    expect(await addContext(nothing)).toMatchObject(nothing);
  });

  test('keeps ids of other services as they are', async () => {
    const ids = { headingId: Number.MAX_SAFE_INTEGER, characterId: Number.MAX_SAFE_INTEGER };
    expect(await addContext({ ...ids, data: {} })).toMatchObject(ids);
  });

  test('refuses unknown sessions and sessions of another workspace alike', async () => {
    const { sessionId } = await startSession({ userId: 1 }, 'elsewhere');
    for (const unknown of [999_999_999, sessionId]) {
      const { status, body } = await service.api('createContextV1', {
        body: { sessionId: unknown, data: {} },
      });
      expect([status, body.code]).toEqual([409, 'reference_missing']);
      expect(body.detail).toBe(`This refers to nothing: sessionId ${unknown}.`);
    }
  });

  test('adds nothing twice for the same key', async () => {
    const workspace = 'once';
    const body = { data: { mood: 'tender' }, requestId: 'k3' };
    const first = await service.api('createContextV1', { body, workspace });
    const again = await service.api('createContextV1', { body, workspace });
    expect([again.body, again.headers['idempotency-replayed']]).toEqual([first.body, 'true']);
    expect((await service.api('listContextsV1', { workspace })).body).toHaveLength(1);
  });

  test.each([
    ['no body', undefined, undefined],
    ['missing data', {}, '/data'],
    ['data that is a list', { data: [] }, '/data'],
    ['data that is null', { data: null }, '/data'],
    ['an id of 0', { data: {}, headingId: 0 }, '/headingId'],
    ['an id as text', { data: {}, characterId: '2' }, '/characterId'],
    ['an unknown field', { data: {}, mood: 'x' }, '/mood'],
  ])('refuses %s with 400 and says where', async (_, body, pointer) => {
    const answer = await service.api('createContextV1', { body });
    expect(answer.status).toBe(400);
    if (pointer) expect(answer.body.errors[0].pointer).toBe(pointer);
  });
});

describe('listContextsV1', () => {
  test('lists the workspace’s contexts in the order they were added', async () => {
    const workspace = 'list';
    for (const n of [3, 1, 2]) await addContext({ data: { n } }, workspace);
    const { body } = await service.api('listContextsV1', { workspace });
    expect(body.map(({ data }: { data: { n: number } }) => data.n)).toEqual([3, 1, 2]);
    expect((await service.api('listContextsV1', { workspace: 'nobody' })).body).toEqual([]);
  });

  test('a list of over 1,000 continues by its Link header', async () => {
    const workspace = 'long';
    const contexts = Array.from({ length: 1002 }, (_, n) => ({ data: { n } }));
    await service.api('createContextsV2', { body: { contexts }, workspace });
    const parts = await readAll('listContextsV1', '/v1/contexts', { workspace });
    expect(parts.map(({ length }) => length)).toEqual([1000, 2]);
    expect(parts.flat()).toMatchObject(contexts);
  });

  test('refuses a cursor of another list', async () => {
    const { status, body } = await service.api('listContextsV1', { query: { cursor: 'WyJhIl0' } });
    expect([status, body.errors[0].pointer]).toEqual([400, 'cursor']);
  });
});

describe('getContextV1', () => {
  test('answers the same 404 for unknown ids and another workspace’s', async () => {
    const { contextId } = await addContext({ data: {} }, 'elsewhere');
    const [never, theirs] = [await readContext(999_999_999), await readContext(contextId)];
    expect(never.status).toBe(404);
    expect({ ...theirs.body, requestId: '' }).toEqual({ ...never.body, requestId: '' });
  });

  test.each(badIds)('refuses the id %s', async (contextId) => {
    const { status, body } = await readContext(contextId);
    expect([status, body.errors[0].pointer]).toEqual([400, 'contextId']);
  });
});

describe('replaceContextV1', () => {
  const replace = (contextId: number, body: object) =>
    service.api('replaceContextV1', { params: { contextId }, body });

  test('sets all fields; a missing id becomes null', async () => {
    const { sessionId } = await startSession();
    const { contextId } = await addContext({ sessionId, headingId: 1, characterId: 2, data: { a: 1 } });
    const { status, body } = await replace(contextId, { headingId: 3, data: { b: 2 } });
    const now = { contextId, sessionId: null, headingId: 3, characterId: null, data: { b: 2 } };
    expect([status, body]).toEqual([200, now]);
    expect((await readContext(contextId)).body).toEqual(now);
  });

  test('refuses a session that does not exist and changes nothing', async () => {
    const context = await addContext();
    const { status, body } = await replace(context.contextId, { sessionId: 999_999_999, data: {} });
    expect([status, body.code]).toEqual([409, 'reference_missing']);
    expect(body.detail).toContain('sessionId');
    expect((await readContext(context.contextId)).body).toEqual(context);
  });

  test('answers 404 for another workspace’s context and does not change it', async () => {
    const theirs = await addContext({ data: { a: 1 } }, 'elsewhere');
    expect((await replace(theirs.contextId, { data: {} })).status).toBe(404);
    expect((await readContext(theirs.contextId, 'elsewhere')).body).toEqual(theirs);
  });

  test('refuses a body without data', async () => {
    const { contextId } = await addContext();
    const { status, body } = await replace(contextId, { headingId: 1 });
    expect([status, body.errors[0].pointer]).toEqual([400, '/data']);
  });
});

describe('deleteContextV1', () => {
  const remove = (contextId: number) => service.api('deleteContextV1', { params: { contextId } });

  test('deletes the context, not its session, and answers 404 the second time', async () => {
    const { sessionId } = await startSession();
    const { contextId } = await addContext({ sessionId, data: {} });
    expect((await remove(contextId)).status).toBe(204);
    expect((await readContext(contextId)).status).toBe(404);
    expect((await remove(contextId)).status).toBe(404);
    expect((await readSession(sessionId)).status).toBe(200);
  });

  test('answers 404 for another workspace’s context and keeps it', async () => {
    const { contextId } = await addContext({ data: {} }, 'elsewhere');
    expect((await remove(contextId)).status).toBe(404);
    expect((await readContext(contextId, 'elsewhere')).status).toBe(200);
  });
});

describe('listSectionContextsV1', () => {
  const list = async (headingId: number, workspace = 'test') =>
    (await service.api('listSectionContextsV1', { params: { headingId }, workspace })).body;

  test('lists the contexts of the section only', async () => {
    const first = await addContext({ headingId: 501, data: { n: 1 } });
    await addContext({ headingId: 502, data: {} });
    await addContext({ data: {} });
    await addContext({ headingId: 501, data: {} }, 'elsewhere');
    const second = await addContext({ headingId: 501, data: { n: 2 } });
    expect(await list(501)).toEqual([first, second]);
  });

  test('is empty for an unknown section', async () => {
    expect(await list(999_999_999)).toEqual([]);
  });

  test('has a Link header beyond 1,000 contexts', async () => {
    const request = { params: { headingId: 1 }, workspace: 'long-section' };
    const read = () => readAll('listSectionContextsV1', '/v1/sections/1/contexts', request);
    const contexts = Array.from({ length: 1100 }, (_, n) => ({
      headingId: n % 11 === 0 ? 2 : 1,
      data: { n },
    }));
    await service.api('createContextsV2', { body: { contexts }, workspace: request.workspace });
    expect((await read()).map(({ length }) => length)).toEqual([1000]);
    const last = await addContext({ headingId: 1, data: {} }, request.workspace);
    const parts = await read();
    expect(parts.map(({ length }) => length)).toEqual([1000, 1]);
    expect(parts[1]).toEqual([last]);
  });

  test.each(badIds)('refuses the id %s', async (headingId) => {
    const { status } = await service.api('listSectionContextsV1', { params: { headingId } });
    expect(status).toBe(400);
  });
});
