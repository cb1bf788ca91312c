import { randomUUID } from 'node:crypto';
import { loadContract } from '@fountainai/contracts';
import { inWorkspace, openDatabase } from '@fountainai/service-kit';
import { createTestApi, type TestApi } from '@fountainai/service-kit/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildApp } from '../src/app.ts';
import { characters } from '../src/tables.ts';
import { setUp } from './setup.ts';

// Two locks keep workspaces apart, and each must hold by itself.
const service = setUp();
let ours: string;
let theirs: string;
let theirId: number;

beforeEach(async () => {
  [ours, theirs] = [`ours-${randomUUID()}`, `theirs-${randomUUID()}`];
  for (const workspace of [ours, theirs]) {
    const body = { name: 'ROMEO', requestId: 'k' };
    theirId = (await service.api('createCharacterV2', { body, workspace })).body.characterId;
  }
});

describe('row level security, should a query forget its workspace', () => {
  const all = (workspace: string) =>
    inWorkspace(service.database, workspace, (db) => db.select().from(characters));

  test.each(['characters', 'idempotency_keys'])('without a workspace, %s shows nothing', async (table) => {
    const { rows } = await service.database.pool.query(`SELECT * FROM "character".${table}`);
    expect(rows).toEqual([]);
  });

  test('a query without a workspace condition sees its own workspace only', async () => {
    expect(await all(ours)).toMatchObject([{ workspaceId: ours, name: 'ROMEO' }]);
  });

  test('writes without a workspace condition reach their own workspace only', async () => {
    const changed = await inWorkspace(service.database, ours, (db) =>
      db.update(characters).set({ name: 'CHANGED' }).returning(),
    );
    const deleted = await inWorkspace(service.database, ours, (db) => db.delete(characters).returning());
    expect([changed, deleted].map((rows) => rows.length)).toEqual([1, 1]);
    expect(await all(theirs)).toMatchObject([{ name: 'ROMEO' }]);
  });

  test('no row can be put into another workspace', async () => {
    const fields = { name: 'PUT', description: '', aliases: [], attributes: {} };
    const added = inWorkspace(service.database, ours, (db) =>
      db.insert(characters).values({ ...fields, workspaceId: theirs }),
    );
    await expect(added).rejects.toMatchObject({ cause: { code: '42501' } });
    const moved = inWorkspace(service.database, ours, (db) =>
      db.update(characters).set({ workspaceId: theirs }),
    );
    await expect(moved).rejects.toMatchObject({ cause: { code: '42501' } });
  });
});

describe('the queries, should row level security be off', () => {
  /** Calls the service with a role that sees every row. */
  let api: TestApi;
  let close: () => Promise<unknown>;
  beforeAll(async () => {
    const { config, testDatabase, tokens } = service;
    const database = openDatabase('character', { ...config.database, url: testDatabase.adminUrl });
    api = createTestApi(loadContract('character'), await buildApp({ config, database }), tokens);
    close = () => database.close();
  });
  afterAll(() => close());

  test.each([
    ['getCharacterV1', {}],
    ['getCharacterV2', {}],
    ['replaceCharacterV1', { body: { name: 'OURS' } }],
    ['replaceCharacterV2', { body: { name: 'OURS' } }],
    ['updateCharacterV2', { body: { name: 'OURS' } }],
    ['deleteCharacterV1', {}],
    ['deleteCharacterV2', {}],
  ])('%s does not find another workspace’s character', async (operation, request) => {
    const params = { characterId: theirId };
    expect((await api(operation, { ...request, params, workspace: ours })).status).toBe(404);
    const { body } = await api('getCharacterV2', { params, workspace: theirs });
    expect(body).toMatchObject({ name: 'ROMEO', version: 1 });
  });

  test.each([{}, { name: 'ROMEO' }])('lists asked for %j show their own workspace only', async (query) => {
    const { body } = await api('listCharactersV2', { query, workspace: ours });
    expect(body.items).toHaveLength(1);
    expect((await api('listCharactersV1', { workspace: ours })).body).toHaveLength(1);
    const theirIds = await api('listCharactersV2', { query: { ...query, ids: theirId }, workspace: ours });
    expect(theirIds.body.items).toEqual([]);
  });
});
