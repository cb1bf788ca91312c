import { randomUUID } from 'node:crypto';
import { loadContract } from '@fountainai/contracts';
import { inWorkspace, openDatabase } from '@fountainai/service-kit';
import { createTestApi, type TestApi } from '@fountainai/service-testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildApp } from '../src/app.ts';
import { appearances, characters, paraphrases } from '../src/tables.ts';
import { setUp } from './setup.ts';

// Row level security and the queries both separate workspaces, and each must suffice alone.
const service = setUp();
let ours: string;
let theirs: string;
let theirIds: { headingId: number; characterId: number; paraphraseId: number };

beforeEach(async () => {
  [ours, theirs] = [`ours-${randomUUID()}`, `theirs-${randomUUID()}`];
  for (const workspace of [ours, theirs]) {
    const body = { name: 'ROMEO', requestId: 'k' };
    const { characterId } = (await service.api('createCharacterV2', { body, workspace })).body;
    const params = { headingId: 11, characterId };
    await service.api('addSectionCharacterV2', { params, body: { characterId }, workspace });
    const text = { body: { text: 'Son to Montague.' }, params, workspace };
    const { paraphraseId } = (await service.api('createCharacterParaphraseV2', text)).body;
    theirIds = { ...params, paraphraseId };
  }
});

describe('row level security, without the condition of a query', () => {
  const all = (
    workspace: string,
    table: typeof characters | typeof appearances | typeof paraphrases = characters,
  ) => inWorkspace(service.database, workspace, (db) => db.select().from(table));

  const wording = { paraphraseId: 900, text: '', commentary: '' };

  test.each(['characters', 'appearances', 'paraphrases', 'idempotency_keys'])(
    'without a workspace, %s shows nothing',
    async (table) => {
      const { rows } = await service.database.pool.query(`SELECT * FROM "character".${table}`);
      expect(rows).toEqual([]);
    },
  );

  test('a query without a workspace condition sees its own workspace only', async () => {
    expect(await all(ours)).toMatchObject([{ workspaceId: ours, name: 'ROMEO' }]);
    for (const table of [appearances, paraphrases])
      expect(await all(ours, table)).toMatchObject([{ workspaceId: ours }]);
  });

  test('writes without a workspace condition reach their own workspace only', async () => {
    const changed = await inWorkspace(service.database, ours, (db) =>
      db.update(characters).set({ name: 'CHANGED' }).returning(),
    );
    const deleted = await inWorkspace(service.database, ours, (db) => db.delete(characters).returning());
    expect([changed, deleted].map((rows) => rows.length)).toEqual([1, 1]);
    expect(await all(theirs)).toMatchObject([{ name: 'ROMEO' }]);
    for (const table of [appearances, paraphrases]) {
      expect(await all(ours, table)).toEqual([]);
      expect(await all(theirs, table)).toHaveLength(1);
    }
  });

  test('no row can be put into another workspace', async () => {
    const fields = { characterId: 900, name: 'PUT', description: '', aliases: [], attributes: {} };
    const added = inWorkspace(service.database, ours, (db) =>
      db.insert(characters).values({ ...fields, workspaceId: theirs }),
    );
    await expect(added).rejects.toMatchObject({ cause: { code: '42501' } });
    const moved = inWorkspace(service.database, ours, (db) =>
      db.update(characters).set({ workspaceId: theirs }),
    );
    await expect(moved).rejects.toMatchObject({ cause: { code: '42501' } });
    const { characterId: originalId } = theirIds;
    const worded = inWorkspace(service.database, ours, (db) =>
      db.insert(paraphrases).values({ workspaceId: theirs, originalId, ...wording }),
    );
    await expect(worded).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  test('no row can refer to another workspace’s character', async () => {
    const { characterId } = theirIds;
    const appeared = inWorkspace(service.database, ours, (db) =>
      db.insert(appearances).values({ workspaceId: ours, headingId: 11, characterId, position: 900 }),
    );
    await expect(appeared).rejects.toMatchObject({
      cause: { code: '23503', constraint: 'appearances.characterId' },
    });
    const worded = inWorkspace(service.database, ours, (db) =>
      db.insert(paraphrases).values({ workspaceId: ours, originalId: characterId, ...wording }),
    );
    await expect(worded).rejects.toMatchObject({
      cause: { code: '23503', constraint: 'paraphrases.originalId' },
    });
  });
});

describe('the queries, without row level security', () => {
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
    ['removeSectionCharacterV1', {}],
    ['removeSectionCharacterV2', {}],
    ['createCharacterParaphraseV1', { body: { text: 'Ours.' } }],
    ['createCharacterParaphraseV2', { body: { text: 'Ours.' } }],
    ['listCharacterParaphrasesV1', {}],
    ['listCharacterParaphrasesV2', {}],
    ['deleteParaphraseV1', {}],
    ['deleteParaphraseV2', {}],
  ])('%s does not find what is another workspace’s', async (operation, request) => {
    const params = theirIds;
    expect((await api(operation, { ...request, params, workspace: ours })).status).toBe(404);
    const { body } = await api('getCharacterV2', { params, workspace: theirs });
    expect(body).toMatchObject({ name: 'ROMEO', version: 1 });
    for (const list of ['listSectionCharactersV2', 'listCharacterParaphrasesV2'])
      expect((await api(list, { params, workspace: theirs })).body.items).toHaveLength(1);
  });

  test('no operation on appearances finds characters of another workspace', async () => {
    const { headingId, characterId } = theirIds;
    const body = { characterId };
    for (const operation of ['addSectionCharacterV1', 'addSectionCharacterV2'])
      expect((await api(operation, { params: { headingId }, body, workspace: ours })).status).toBe(404);
    const many = { appearances: [{ headingId, characterId }] };
    const batch = await api('createAppearancesV2', { body: many, workspace: ours });
    expect(batch.status).toBe(404);
  });

  test('a section id in both workspaces shows each its own characters', async () => {
    const params = { headingId: 11 };
    const { body } = await api('listSectionCharactersV2', { params, workspace: ours });
    expect(body.items).toHaveLength(1);
    expect(body.items[0].characterId).not.toBe(theirIds.characterId);
    expect((await api('listSectionCharactersV1', { params, workspace: ours })).body).toHaveLength(1);
  });

  test.each([{}, { name: 'ROMEO' }])('lists asked for %j show their own workspace only', async (query) => {
    const { body } = await api('listCharactersV2', { query, workspace: ours });
    expect(body.items).toHaveLength(1);
    expect((await api('listCharactersV1', { workspace: ours })).body).toHaveLength(1);
    const looked = await api('listCharactersV2', {
      query: { ...query, ids: theirIds.characterId },
      workspace: ours,
    });
    expect(looked.body.items).toEqual([]);
  });
});
