import { inWorkspace } from '@fountainai/service-kit';
import type { TestApi } from '@fountainai/service-testing';
import { describe, expect, test } from 'vitest';
import { thinHistory } from '../src/thin-history.ts';
import { asAdmin, bare, makeScene, setUp, type Scene } from './setup.ts';

const service = setUp();
const api: TestApi = (operationId, request) => service.api(operationId, request);

const content = (scriptId: number, revision?: number) =>
  api('getScriptContentV2', { params: { scriptId }, query: { ...(revision && { revision }) } });
const thin = (scriptId: number, query: object, more: object = {}) =>
  api('thinScriptHistoryV2', { params: { scriptId }, query: { ...query }, ...more });
const reword = (dialogueId: number, text: string) =>
  api('updateSpokenWordV2', { params: { dialogueId }, body: { text } });

/**
 * Makes a scene (revisions 1 to 4). Its speech is reworded, named at 6 and deleted at 9; the present revision is 10.
 */
async function makeHistory(): Promise<Scene & { was: Map<number, unknown> }> {
  const scene = await makeScene(api);
  const was = new Map<number, unknown>();
  const keep = async () => {
    const { body } = await content(scene.scriptId);
    was.set(body.script.revision, body);
  };
  for (const text of ['five', 'six']) await reword(scene.dialogueId, text).then(keep);
  await api('createScriptVersionV2', {
    params: { scriptId: scene.scriptId },
    body: { name: 'read-through' },
  });
  for (const text of ['seven', 'eight']) await reword(scene.dialogueId, text).then(keep);
  await api('deleteSpokenWordV2', { params: { dialogueId: scene.dialogueId } }).then(keep);
  await api('updateScriptV2', { params: { scriptId: scene.scriptId }, body: { title: 'ten' } }).then(keep);
  return { ...scene, was };
}

const statuses = async (scriptId: number) => {
  const answers = await Promise.all(Array.from({ length: 11 }, (_, i) => content(scriptId, i + 1)));
  return answers.map(({ status }) => status).join(' ');
};

describe('thinScriptHistoryV2', () => {
  test('what is thinned out is gone; named, later and present revisions are as they were', async () => {
    const { scriptId, was } = await makeHistory();
    const { status, body } = await thin(scriptId, { before: 9 });
    // The revisions 1 to 5, 7 and 8, and the states of the words at these. The action has the same state at 4 and at 6.
    expect([status, body]).toEqual([
      200,
      { scriptId, before: 9, revisions: 7, formerElements: 4, more: false },
    ]);
    expect(await statuses(scriptId)).toBe('410 410 410 410 410 200 410 410 200 200 404');
    for (const revision of [6, 9, 10])
      expect((await content(scriptId, revision)).body).toEqual(was.get(revision));
    const { items } = (await api('listScriptRevisionsV2', { params: { scriptId } })).body;
    expect(items.map(({ revision }: { revision: number }) => revision)).toEqual([10, 9, 6]);
  });

  test('reading, comparing and restoring say so', async () => {
    const { scriptId } = await makeHistory();
    await thin(scriptId, { before: 9 });
    const revision = 7;
    for (const answer of [
      await content(scriptId, revision),
      await api('getScriptDiffV2', { params: { scriptId }, query: { from: revision } }),
      await api('getScriptDiffV2', { params: { scriptId }, query: { from: 6, to: revision } }),
      await api('restoreScriptRevisionV2', { params: { scriptId, revision }, body: {} }),
    ])
      expect([answer.status, answer.body.code]).toEqual([410, 'revision_thinned']);
    expect((await content(scriptId)).body.script.revision).toBe(10);
  });

  test('a named version is compared and restored as before, and no version number is given twice', async () => {
    const { scriptId, dialogueId, was } = await makeHistory();
    await thin(scriptId, { before: 10 });
    const changes = (await api('getScriptDiffV2', { params: { scriptId }, query: { from: 6 } })).body.items;
    expect(changes.map(({ change, element }: Record<string, string>) => `${change} ${element}`)).toEqual([
      'changed script',
      'changed action',
      'removed spokenWord',
    ]);
    await api('restoreScriptRevisionV2', { params: { scriptId, revision: 6 }, body: {} });
    const { sections } = was.get(6) as { sections: unknown };
    expect((await content(scriptId)).body.sections).toEqual(sections);
    // The deleted element had version 5, but the thinned history does not hold it.
    const { version } = (await api('getSpokenWordV2', { params: { dialogueId } })).body;
    expect(version).toBeGreaterThan(5);
  });

  test('since a thinned revision all sections are answered', async () => {
    const { scriptId } = await makeHistory();
    await thin(scriptId, { before: 9 });
    const since = async (revision: number) =>
      (await api('getScriptContentV2', { params: { scriptId }, query: { since: revision } })).body.sections
        .length;
    expect([await since(5), await since(9)]).toEqual([1, 0]);
  });

  test('by age', async () => {
    const { scriptId } = await makeHistory();
    await asAdmin(
      service,
      `UPDATE script.revisions SET created_at = '2020-01-01Z' WHERE script_id = ${scriptId} AND revision < 8`,
    );
    const none = await thin(scriptId, { olderThan: '2019-12-31T23:59:60Z' });
    expect(none.body).toEqual({ scriptId, before: 1, revisions: 0, formerElements: 0, more: false });
    await thin(scriptId, { olderThan: '2020-06-01T00:00:00Z' });
    expect(await statuses(scriptId)).toBe('410 410 410 410 410 200 410 200 200 200 404');
    // With a time in the future, only the present revision stays.
    await thin(scriptId, { olderThan: '9999-12-31T23:59:59Z' });
    expect(await statuses(scriptId)).toBe('410 410 410 410 410 200 410 410 410 200 404');
  });

  test('a large history goes in parts, each of which can be read in between', async () => {
    const { scriptId, was } = await makeHistory();
    const parts = [];
    for (let more = true; more;) {
      const part = await inWorkspace(service.database, 'test', (db) =>
        thinHistory(db, 'test', scriptId, { before: 10 }, 2),
      );
      parts.push(part.before);
      more = part.more;
      for (const [revision, content_] of was)
        if (revision >= part.before || revision === 6)
          expect((await content(scriptId, revision)).body).toEqual(content_);
    }
    expect(parts.length).toBeGreaterThan(2);
    expect(parts).toEqual(parts.toSorted((a, b) => a - b));
    expect(await statuses(scriptId)).toBe('410 410 410 410 410 200 410 410 410 200 404');
  });

  test('again is nothing, and the script has no new revision', async () => {
    const { scriptId } = await makeHistory();
    await thin(scriptId, { before: 9 });
    expect((await thin(scriptId, { before: 9 })).body).toMatchObject({ revisions: 0, formerElements: 0 });
    expect((await thin(scriptId, { before: 2 })).body).toMatchObject({ revisions: 0, formerElements: 0 });
    expect(await statuses(scriptId)).toBe('410 410 410 410 410 200 410 410 200 200 404');
  });

  test('409 for a revision that is not there yet, 400 for none or both, 403 without admin', async () => {
    const { scriptId } = await makeScene(api);
    expect((await thin(scriptId, { before: 5 })).status).toBe(409);
    expect((await thin(scriptId, {})).status).toBe(400);
    expect((await thin(scriptId, { before: 2, olderThan: '2020-01-01T00:00:00Z' })).status).toBe(400);
    expect((await thin(scriptId, { olderThan: 'yesterday' })).status).toBe(400);
    expect((await thin(scriptId, { before: 2 }, { scopes: ['read', 'write'] })).status).toBe(403);
    expect((await thin(scriptId, { olderThan: '0000-01-01T00:00:00+23:59' })).status).toBe(200);
  });

  test('404 for what never was and for what is of another workspace, which look the same', async () => {
    const { scriptId } = await makeScene(api);
    const foreign = await thin(scriptId, { before: 1 }, { workspace: 'other' });
    const never = await thin(999_999, { before: 1 });
    expect([foreign.status, bare(foreign.body)]).toEqual([404, bare(never.body)]);
  });
});
