import { randomUUID } from 'node:crypto';
import { loadContract } from '@fountainai/contracts';
import { inWorkspace, openDatabase } from '@fountainai/service-kit';
import { createTestApi, type TestApi } from '@fountainai/service-testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildApp } from '../src/app.ts';
import { contexts, formerContexts, sessions } from '../src/tables.ts';
import { setUp } from './setup.ts';

// Row level security and the queries both separate workspaces, and each must suffice alone.
const service = setUp();
let ours: string;
let theirs: string;
let theirIds: { sessionId: number; contextId: number };

beforeEach(async () => {
  [ours, theirs] = [`ours-${randomUUID()}`, `theirs-${randomUUID()}`];
  for (const workspace of [ours, theirs]) {
    const session = await service.api('createSessionV2', { body: { userId: 1, requestId: 'k' }, workspace });
    const { sessionId } = session.body;
    const text = { params: { sessionId }, body: { context: 'What Juliet knows.', version: 1 }, workspace };
    await service.api('replaceSessionContextV2', text);
    const body = { sessionId, headingId: 11, data: { mood: 'calm' } };
    const { contextId } = (await service.api('createContextV2', { body, workspace })).body;
    theirIds = { sessionId, contextId };
  }
});

describe('row level security, without the condition of a query', () => {
  const all = (workspace: string, table: typeof sessions | typeof contexts | typeof formerContexts) =>
    inWorkspace(service.database, workspace, (db) => db.select().from(table));

  test.each(['sessions', 'former_contexts', 'contexts', 'idempotency_keys'])(
    'without a workspace, %s shows nothing',
    async (table) => {
      const { rows } = await service.database.pool.query(`SELECT * FROM session_context.${table}`);
      expect(rows).toEqual([]);
    },
  );

  test('a query without a workspace condition sees its own workspace only', async () => {
    expect(await all(ours, sessions)).toMatchObject([{ workspaceId: ours }]);
    expect(await all(ours, contexts)).toMatchObject([{ workspaceId: ours }]);
    expect(await all(ours, formerContexts)).toMatchObject([{ workspaceId: ours }]);
  });

  test('writes without a workspace condition reach their own workspace only', async () => {
    const changed = await inWorkspace(service.database, ours, (db) =>
      db
        .update(contexts)
        .set({ data: { mood: 'wild' } })
        .returning(),
    );
    const deleted = await inWorkspace(service.database, ours, (db) => db.delete(sessions).returning());
    expect([changed, deleted].map((rows) => rows.length)).toEqual([1, 1]);
    expect(await all(ours, contexts)).toEqual([]);
    expect(await all(theirs, sessions)).toHaveLength(1);
    expect(await all(theirs, contexts)).toMatchObject([{ data: { mood: 'calm' } }]);
    expect(await all(ours, formerContexts)).toEqual([]);
    expect(await all(theirs, formerContexts)).toHaveLength(1);
  });

  test('no row can be put into another workspace', async () => {
    const added = inWorkspace(service.database, ours, (db) =>
      db.insert(contexts).values({ workspaceId: theirs, contextId: 900, data: {} }),
    );
    await expect(added).rejects.toMatchObject({ cause: { code: '42501' } });
    const moved = inWorkspace(service.database, ours, (db) =>
      db.update(contexts).set({ workspaceId: theirs, sessionId: null }),
    );
    await expect(moved).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  test('no former text can belong to another workspace’s session', async () => {
    const former = { sessionId: theirIds.sessionId, version: 9, context: '', createdAt: new Date() };
    const added = (workspaceId: string) =>
      inWorkspace(service.database, ours, (db) =>
        db.insert(formerContexts).values({ ...former, workspaceId }),
      );
    await expect(added(theirs)).rejects.toMatchObject({ cause: { code: '42501' } });
    await expect(added(ours)).rejects.toMatchObject({
      cause: { code: '23503', constraint: 'former_contexts.sessionId' },
    });
  });

  test('no context can belong to another workspace’s session', async () => {
    const added = inWorkspace(service.database, ours, (db) =>
      db
        .insert(contexts)
        .values({ workspaceId: ours, contextId: 900, sessionId: theirIds.sessionId, data: {} }),
    );
    await expect(added).rejects.toMatchObject({ cause: { code: '23503', constraint: 'contexts.sessionId' } });
  });
});

describe('the queries, without row level security', () => {
  /** Calls the service with a role that sees every row. */
  let api: TestApi;
  let close: () => Promise<unknown>;
  beforeAll(async () => {
    const { config, testDatabase, tokens } = service;
    const database = openDatabase('session-context', { ...config.database, url: testDatabase.adminUrl });
    api = createTestApi(loadContract('session-context'), await buildApp({ config, database }), tokens);
    close = () => database.close();
  });
  afterAll(() => close());

  test.each([
    ['getSessionV1', {}],
    ['getSessionV2', {}],
    ['getSessionContextV1', {}],
    ['getSessionContextV2', {}],
    ['listSessionContextHistoryV2', {}],
    ['replaceSessionV1', { body: { userId: 2 } }],
    ['replaceSessionV2', { body: { userId: 2 } }],
    ['updateSessionV2', { body: { userId: 2 } }],
    ['replaceSessionContextV1', { body: { context: 'ours' } }],
    ['replaceSessionContextV2', { body: { context: 'ours' } }],
    ['deleteSessionV1', {}],
    ['deleteSessionV2', {}],
    ['getContextV1', {}],
    ['getContextV2', {}],
    ['replaceContextV1', { body: { data: {} } }],
    ['replaceContextV2', { body: { data: {} } }],
    ['updateContextV2', { body: { data: {} } }],
    ['deleteContextV1', {}],
    ['deleteContextV2', {}],
  ])('%s does not find what is another workspace’s', async (operation, request) => {
    expect((await api(operation, { ...request, params: theirIds, workspace: ours })).status).toBe(404);
    for (const [read, version] of [
      ['getSessionV2', 2],
      ['getContextV2', 1],
    ] as const)
      expect((await api(read, { params: theirIds, workspace: theirs })).body.version).toBe(version);
    const history = await api('listSessionContextHistoryV2', { params: theirIds, workspace: theirs });
    expect(history.body.items).toHaveLength(2);
  });

  test.each([
    ['listSessionsV1', 'listSessionsV2', {}],
    ['listContextsV1', 'listContextsV2', {}],
    ['listSectionContextsV1', 'listSectionContextsV2', { headingId: 11 }],
  ])('%s and %s show their own workspace only', async (v1, v2, params) => {
    expect((await api(v1, { params, workspace: ours })).body).toHaveLength(1);
    expect((await api(v2, { params, workspace: ours })).body.items).toHaveLength(1);
  });

  test('ids of another workspace are left out', async () => {
    const query = { ids: theirIds.contextId };
    expect((await api('listContextsV2', { query, workspace: ours })).body.items).toEqual([]);
  });

  test.each(['createContextV1', 'createContextV2'])('%s does not find their session', async (operation) => {
    const body = { sessionId: theirIds.sessionId, data: {} };
    const answer = await api(operation, { body, workspace: ours });
    expect(answer.status).toBe(409);
    expect(answer.body.detail).toContain(`sessionId ${theirIds.sessionId}`);
  });
});
