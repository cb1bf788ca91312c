import type { TestApi } from '@fountainai/service-testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { bare, makeScene, setUp, type Scene } from './setup.ts';

const service = setUp();
const api: TestApi = (operationId, request) => service.api(operationId, request);

let scene: Scene;
beforeAll(async () => {
  scene = await makeScene(api);
});
const revision = async ({ scriptId }: Scene) =>
  (await api('getScriptV2', { params: { scriptId } })).body.revision as number;

const plain = { text: 'Quiet!', commentary: 'In plain English.' };

describe.each([
  ['Action', 'actionId', '/v1/actions/'],
  ['SpokenWord', 'dialogueId', '/v1/spokenWords/'],
] as const)('paraphrases of a %s', (noun, id, path) => {
  const create = (version: 1 | 2, request: object = {}) =>
    api(`create${noun}ParaphraseV${version}`, { params: { [id]: scene[id] }, body: plain, ...request });
  const list = (version: 1 | 2, params: Record<string, number>, more: object = {}) =>
    api(`list${noun}ParaphrasesV${version}`, { params, ...more });
  /** Makes an original without paraphrases. */
  const fresh = async () => {
    const params = { headingId: scene.headingId };
    const { body } = await api(`create${noun}V2`, { params, body: id === 'actionId' ? {} : { text: 'x' } });
    return { [id]: body[id] as number };
  };

  test('are created, in v1', async () => {
    const { status, body, headers } = await create(1);
    const { paraphraseId } = body;
    expect([status, headers.location]).toEqual([201, `/v1/paraphrases/${paraphraseId}`]);
    expect(body).toEqual({ paraphraseId, originalId: scene[id], ...plain });
    expect((await list(1, { [id]: scene[id] })).body).toContainEqual(body);
  });

  test('are created, in v2, with version, times, ETag and Location', async () => {
    const { status, body, headers } = await create(2, { body: { text: 'Hush.' } });
    expect([status, headers.etag, headers.location]).toEqual([
      201,
      '"1"',
      `/v2/paraphrases/${body.paraphraseId}`,
    ]);
    expect(body).toMatchObject({ originalId: scene[id], text: 'Hush.', commentary: '', version: 1 });
    expect((await list(2, { [id]: scene[id] })).body.items).toContainEqual(body);
  });

  test('are created once for one key', async () => {
    const params = await fresh();
    const request = { params, body: { ...plain, requestId: `once-${noun}` } };
    const first = await create(2, request);
    const again = await create(2, request);
    expect([again.body, again.headers['idempotency-replayed']]).toEqual([first.body, 'true']);
    expect((await create(2, { ...request, body: { ...request.body, text: 'Other' } })).status).toBe(422);
    expect((await list(2, params)).body.items).toHaveLength(1);
  });

  test('are listed in the order they were added, a page at a time', async () => {
    const params = await fresh();
    const texts = ['one', 'two', 'three'];
    for (const text of texts) await create(2, { params, body: { text } });
    const textOf = ({ text }: { text: string }) => text;
    expect((await list(1, params)).body.map(textOf)).toEqual(texts);
    const first = await list(2, params, { query: { limit: 2 } });
    expect(first.body.items.map(textOf)).toEqual(['one', 'two']);
    const rest = await list(2, params, { query: { limit: 2, cursor: first.body.nextCursor } });
    expect([rest.body.items.map(textOf), rest.body.nextCursor]).toEqual([['three'], null]);
  });

  test('in v1 a Link leads to more than 1,000', async () => {
    const params = await fresh();
    const column = id === 'actionId' ? 'action_id' : 'dialogue_id';
    const client = await service.database.pool.connect();
    await client.query(`BEGIN; SELECT set_config('app.ws', 'test', true);
      INSERT INTO script.paraphrases (workspace_id, script_id, ${column}, text, commentary)
      SELECT 'test', ${scene.scriptId}, ${params[id]}, i, '' FROM generate_series(1, 1001) i; COMMIT`);
    client.release();
    const { body, headers } = await list(1, params);
    const address = `${path}${params[id]}/paraphrases`;
    const [, cursor] = new RegExp(`^<${address}\\?cursor=(.+)>; rel="next"$`).exec(headers.link as string)!;
    expect(body).toHaveLength(1_000);
    expect((await list(1, params, { query: { cursor } })).body.map(({ text }: typeof plain) => text)).toEqual(
      ['1001'],
    );
  });

  test('are deleted, and the original stays', async () => {
    for (const version of [1, 2] as const) {
      const params = { paraphraseId: (await create(version)).body.paraphraseId };
      expect((await api(`deleteParaphraseV${version}`, { params })).status).toBe(204);
      expect((await api(`deleteParaphraseV${version}`, { params })).status).toBe(404);
    }
    expect((await api(`get${noun}V2`, { params: { [id]: scene[id] } })).status).toBe(200);
  });

  test('are not deleted with a stale If-Match', async () => {
    const params = { paraphraseId: (await create(2)).body.paraphraseId };
    const remove = async (etag: string) =>
      (await api('deleteParaphraseV2', { params, headers: { 'if-match': etag } })).status;
    expect([await remove('"2"'), await remove('"1"')]).toEqual([412, 204]);
  });

  test('are notes beside the script: its revision does not count them', async () => {
    const before = await revision(scene);
    const params = { paraphraseId: (await create(2)).body.paraphraseId };
    await api('deleteParaphraseV2', { params });
    expect(await revision(scene)).toBe(before);
  });

  test.each([1, 2] as const)('of an original that is not there are a 404, in v%i', async (version) => {
    const params = { [id]: 999_999 };
    const own = { params: { [id]: scene[id] } };
    for (const [never, foreign] of [
      [await create(version, { params }), await create(version, { workspace: 'other' })],
      [await list(version, params), await list(version, own.params, { workspace: 'other' })],
    ] as const) {
      expect([never.status, bare(foreign.body)]).toEqual([404, bare(never.body)]);
    }
  });

  test('of another workspace cannot be deleted', async () => {
    const params = { paraphraseId: (await create(2)).body.paraphraseId };
    const foreign = await api('deleteParaphraseV2', { params, workspace: 'other' });
    const never = await api('deleteParaphraseV2', { params: { paraphraseId: 999_999 } });
    expect([foreign.status, bare(foreign.body)]).toEqual([404, bare(never.body)]);
    expect((await api('deleteParaphraseV1', { params, workspace: 'other' })).status).toBe(404);
    expect((await api('deleteParaphraseV1', { params })).status).toBe(204);
  });

  test.each([{}, { text: '' }, { text: 'x', commentary: null }, { text: 'x', originalId: 1 }])(
    'are not created of %j',
    async (body) => {
      expect((await create(1, { body })).status).toBe(400);
      expect((await create(2, { body })).status).toBe(400);
    },
  );

  test.each([
    ['the original', `delete${noun}V2`, id],
    ['its section', 'deleteSectionV2', 'headingId'],
  ] as const)('are gone with %s, and back with it', async (_, operationId, what) => {
    const own = await makeScene(api);
    const params = { [id]: own[id] };
    const { body: paraphrase } = await create(2, { params });
    const before = await revision(own);
    expect((await api(operationId, { params: { [what]: own[what] } })).status).toBe(204);
    const { paraphraseId } = paraphrase;
    expect((await api('deleteParaphraseV2', { params: { paraphraseId } })).status).toBe(404);
    expect((await list(2, params)).status).toBe(404);
    await api('restoreScriptRevisionV2', { params: { scriptId: own.scriptId, revision: before }, body: {} });
    expect((await list(2, params)).body.items).toEqual([paraphrase]);
    expect((await api('deleteParaphraseV2', { params: { paraphraseId } })).status).toBe(204);
  });

  test('are deleted with the script', async () => {
    const own = await makeScene(api);
    const { paraphraseId } = (await create(2, { params: { [id]: own[id] } })).body;
    expect((await api('deleteScriptV2', { params: { scriptId: own.scriptId } })).status).toBe(204);
    expect((await api('deleteParaphraseV2', { params: { paraphraseId } })).status).toBe(404);
  });

  test('that come while the original is deleted are there before it or a 404', async () => {
    const own = await makeScene(api);
    const params = { [id]: own[id] };
    const answers = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((i) => (i === 3 ? api(`delete${noun}V2`, { params }) : create(2, { params }))),
    );
    for (const { status } of answers) expect([201, 204, 404]).toContain(status);
  });
});
