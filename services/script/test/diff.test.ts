import type { TestApi } from '@fountainai/service-testing';
import { describe, expect, test } from 'vitest';
import { bigPlay, makeScene, sentSection, setUp } from './setup.ts';

const service = setUp();
const api: TestApi = (operationId, request) => service.api(operationId, request);

const diff = async (scriptId: number, query: object) =>
  (await api('getScriptDiffV2', { params: { scriptId }, query: { ...query } })).body;

describe('getScriptDiffV2', () => {
  test('tells reworded, reassigned and changed apart, an item for each, with the fields concerned', async () => {
    const { scriptId, headingId, dialogueId, actionId } = await makeScene(api);
    await api('updateScriptV2', { params: { scriptId }, body: { title: 'R & J' } });
    await api('updateSectionV2', { params: { headingId }, body: { title: 'SCENE III.' } });
    await api('updateSpokenWordV2', { params: { dialogueId }, body: { text: 'Hark!' } });
    const change = { characterId: 2, description: 'aloud', dual: true };
    await api('updateActionV2', { params: { actionId }, body: change });
    const at = { headingId, sequence: 1 };
    expect(await diff(scriptId, { from: 4, to: 8 })).toEqual({
      from: 4,
      to: 8,
      items: [
        {
          change: 'changed',
          element: 'script',
          id: scriptId,
          headingId: null,
          sequence: null,
          before: { title: 'Romeo and Juliet' },
          after: { title: 'R & J' },
        },
        {
          change: 'changed',
          element: 'section',
          id: headingId,
          ...at,
          before: { title: 'SCENE II.' },
          after: { title: 'SCENE III.' },
        },
        {
          change: 'reworded',
          element: 'action',
          id: actionId,
          ...at,
          before: { description: '' },
          after: { description: 'aloud' },
        },
        {
          change: 'reassigned',
          element: 'action',
          id: actionId,
          ...at,
          before: { characterId: 1 },
          after: { characterId: 2 },
        },
        {
          change: 'changed',
          element: 'action',
          id: actionId,
          ...at,
          before: { dual: false },
          after: { dual: true },
        },
        {
          change: 'reworded',
          element: 'spokenWord',
          id: dialogueId,
          ...at,
          before: { text: 'But, soft!' },
          after: { text: 'Hark!' },
        },
      ],
      nextCursor: null,
    });
  });

  test('shows what was added, and the other way round what was removed', async () => {
    const { scriptId, headingId, dialogueId, actionId } = await makeScene(api);
    const there = (await diff(scriptId, { from: 1 })).items;
    expect(there).toMatchObject([
      {
        change: 'added',
        element: 'section',
        id: headingId,
        before: null,
        after: { title: 'SCENE II.', level: 2 },
      },
      {
        change: 'added',
        element: 'action',
        id: actionId,
        before: null,
        after: { characterId: 1, dialogueId },
      },
      { change: 'added', element: 'spokenWord', id: dialogueId, before: null, after: { text: 'But, soft!' } },
    ]);
    expect(there[2].after).toEqual({ headingId, text: 'But, soft!', sequence: 1 });
    const back = await diff(scriptId, { from: 4, to: 1 });
    expect(back.items).toEqual(
      there.map((item: { after: object }) => ({
        ...item,
        change: 'removed',
        before: item.after,
        after: null,
      })),
    );
  });

  test('shows what moved', async () => {
    const { body } = await api('createScriptContentV2', { body: bigPlay(2, 1) });
    const { scriptId, headingIds } = body;
    const { sections } = (await api('getScriptContentV2', { params: { scriptId } })).body;
    const [[first], [second]] = sections.map((section: never) => sentSection(section).actions);
    const [title, level] = ['SCENE 0', 2];
    await api('replaceScriptContentV2', {
      params: { scriptId },
      body: {
        script: { title: 'Big' },
        sections: [
          { headingId: headingIds[0], title, level, actions: [] },
          { headingId: headingIds[1], title: 'SCENE 1', level, actions: [first, second] },
        ],
      },
    });
    const { items } = await diff(scriptId, { from: 1 });
    const moved = {
      change: 'moved',
      before: { headingId: headingIds[0] },
      after: { headingId: headingIds[1] },
    };
    expect(items).toMatchObject([
      { ...moved, element: 'action', id: first.actionId },
      { ...moved, element: 'spokenWord', id: first.spokenWord.dialogueId },
    ]);
  });

  test('is empty for a revision and itself, and for what was changed and changed back', async () => {
    const { scriptId, dialogueId } = await makeScene(api);
    for (const text of ['Hark!', 'But, soft!'])
      await api('updateSpokenWordV2', { params: { dialogueId }, body: { text } });
    expect((await diff(scriptId, { from: 4, to: 4 })).items).toEqual([]);
    expect((await diff(scriptId, { from: 4, to: 6 })).items).toEqual([]);
    expect((await diff(scriptId, { from: 4, to: 5 })).items).toHaveLength(1);
  });

  test('refuses the cursor of another comparison', async () => {
    const { scriptId } = await makeScene(api);
    const { nextCursor } = await diff(scriptId, { from: 1, limit: 1 });
    const query = { from: 2, cursor: nextCursor };
    expect((await api('getScriptDiffV2', { params: { scriptId }, query })).status).toBe(400);
  });

  test('pages joined are the whole comparison, while every element of it is changed again and deleted', async () => {
    const { scriptId, headingIds } = (await api('createScriptContentV2', { body: bigPlay(3, 9) })).body;
    const { sections } = (await api('getScriptContentV2', { params: { scriptId } })).body;
    const moved = sections.map(sentSection).map((section: ReturnType<typeof sentSection>, s: number) => ({
      ...section,
      title: `Other ${s}`,
      actions: section.actions.toReversed().map((action, i) => ({
        ...action,
        ...(i % 2 && { characterId: 7, dual: true }),
        ...(i % 3 && { spokenWord: { ...action.spokenWord, text: `New ${i}` } }),
      })),
    }));
    const body = {
      script: { title: 'Big' },
      sections: [moved[2], moved[0], { title: 'Fresh', actions: [] }],
    };
    await api('replaceScriptContentV2', { params: { scriptId }, body });
    for (const [from, to] of [
      [1, 2],
      [2, 1],
    ]) {
      const whole = await diff(scriptId, { from, to, limit: 200 });
      expect(whole.items.length).toBeGreaterThan(60);
      const items = [];
      let cursor: string | null = null;
      do {
        const page = await diff(scriptId, { from, to, limit: 7, ...(cursor && { cursor }) });
        items.push(...page.items);
        cursor = page.nextCursor;
        if (items.length === 7)
          await api('updateSectionV2', {
            params: { headingId: headingIds[0] },
            body: { title: `Again ${to}` },
          });
        if (items.length === 14)
          await api('replaceScriptContentV2', {
            params: { scriptId },
            body: { script: { title: 'Empty' }, sections: [] },
          });
      } while (cursor);
      expect(items).toEqual(whole.items);
      await api('restoreScriptRevisionV2', { params: { scriptId, revision: 2 }, body: {} });
    }
  });

  test('5,600 reworded speeches come in reading order, in pages of one moment, quickly', async () => {
    const play = bigPlay(200, 28);
    const { scriptId } = (await api('createScriptContentV2', { body: play })).body;
    const { script, sections } = (await api('getScriptContentV2', { params: { scriptId } })).body;
    const reworded = sections.map(sentSection).map((section: ReturnType<typeof sentSection>) => ({
      ...section,
      actions: section.actions.map((action) => ({
        ...action,
        spokenWord: { ...action.spokenWord, text: `New ${action.actionId}` },
      })),
    }));
    const body = { script: { title: script.title }, sections: reworded };
    const times: Record<string, number> = {};
    const timed = async <T>(name: string, work: () => Promise<T>) => {
      const startedAt = performance.now();
      const result = await work();
      times[name] = Math.round(performance.now() - startedAt);
      return result;
    };
    await timed('replace', () => api('replaceScriptContentV2', { params: { scriptId }, body }));
    const first = await timed('first page', () => diff(scriptId, { from: 1, limit: 200 }));
    // Later pages do not show a write that arrives between pages.
    await api('updateScriptV2', { params: { scriptId }, body: { title: 'Other' } });
    const ids = first.items.map(({ id }: { id: number }) => id);
    for (let cursor = first.nextCursor; cursor;) {
      const page = await timed('last page', () => diff(scriptId, { from: 1, limit: 200, cursor }));
      ids.push(...page.items.map(({ id }: { id: number }) => id));
      cursor = page.nextCursor;
    }
    const read = sections.flatMap(({ actions }: { actions: { dialogueId: number }[] }) =>
      actions.map(({ dialogueId }) => dialogueId),
    );
    expect(ids).toEqual(read);
    await timed('content', () => api('getScriptContentV2', { params: { scriptId }, query: { revision: 1 } }));
    await timed('restore', () =>
      api('restoreScriptRevisionV2', { params: { scriptId, revision: 1 }, body: {} }),
    );
    if (process.env.SHOW_TIMES) console.log(times);
    // The bound is generous for slow machines.
    for (const [name, time] of Object.entries(times)) expect([name, time < 5_000]).toEqual([name, true]);
  });
});
