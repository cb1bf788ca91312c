import { beforeAll, expect, test } from 'vitest';
import { ask } from './client.ts';

const speeches = 5_600;
const characters = 900;
const scenes = 100;

/** A play of the largest size; each speech has a unique number, so that mix-ups are detected. */
function largePlay(): string {
  const perScene = speeches / scenes;
  const scene = (s: number) => {
    const lines = Array.from({ length: perScene }, (_, i) => {
      const n = s * perScene + i;
      return `@PERSON ${n % characters}\nThis is speech number${n}, which says a little more\nthan one would expect of it.\n`;
    });
    return `.SCENE ${s + 1}. A place called place${s}\n\n${lines.join('\n')}`;
  };
  return `Title: A large play\n\n${Array.from({ length: scenes }, (_, s) => scene(s)).join('\n')}`;
}

let scriptId: number;
beforeAll(async () => {
  const { status, body } = await ask('story-factory', '/v2/stories/import', {
    method: 'POST',
    body: { format: 'fountain', text: largePlay() },
  });
  expect([status, body.spokenWords, body.characters]).toEqual([201, speeches, characters]);
  scriptId = body.scriptId;
}, 60_000);

test('it is paged to the end', async () => {
  const spoken: string[] = [];
  let cursor: string | null = null;
  do {
    const { status, body } = await ask(
      'story-factory',
      `/v2/stories?scriptId=${scriptId}&maxCharacters=1000000${cursor ? `&cursor=${cursor}` : ''}`,
    );
    expect(status).toBe(200);
    expect(body.missing).toEqual([]);
    spoken.push(...body.story.map((element: { spokenWord: { text: string } }) => element.spokenWord.text));
    cursor = body.nextCursor;
  } while (cursor);
  expect(spoken.map((text) => /number(\d+)/.exec(text)![1])).toEqual(
    Array.from({ length: speeches }, (_, i) => String(i)),
  );
}, 60_000);

test('it is searched', async () => {
  const { status, body } = await ask('script', `/v2/scripts/${scriptId}/search?q=number4711`);
  expect(status).toBe(200);
  expect(body.items).toHaveLength(1);
  expect(body.items[0].snippet).toContain('«number4711»');
});

test('it is validated', async () => {
  const { status, body } = await ask('story-factory', `/v2/stories/validation?scriptId=${scriptId}`);
  expect([status, body.items, body.nextCursor]).toEqual([200, [], null]);
}, 30_000);

test('it is changed, compared and restored', async () => {
  const { body: hits } = await ask('script', `/v2/scripts/${scriptId}/search?q=number4711`);
  const { dialogueId, headingId } = hits.items[0];
  const before = (await ask('script', `/v2/scripts/${scriptId}`)).body.revision;
  expect(
    (
      await ask('script', `/v2/spokenWords/${dialogueId}`, {
        method: 'PATCH',
        body: { text: 'Something else.' },
      })
    ).status,
  ).toBe(200);
  expect((await ask('script', `/v2/sections/${headingId}`, { method: 'DELETE' })).status).toBe(204);

  const { body: diff } = await ask('script', `/v2/scripts/${scriptId}/diff?from=${before}&limit=200`);
  // A section, its 56 actions and its 56 spoken words.
  expect(diff.items.map(({ change }: { change: string }) => change)).toEqual(
    Array.from({ length: 113 }, () => 'removed'),
  );

  const restored = await ask('script', `/v2/scripts/${scriptId}/revisions/${before}/restore`, {
    method: 'POST',
    body: {},
  });
  expect([restored.status, restored.body.revision]).toEqual([200, before + 3]);
  expect((await ask('script', `/v2/scripts/${scriptId}/diff?from=${before}`)).body.items).toEqual([]);
  const { body: again } = await ask('script', `/v2/scripts/${scriptId}/search?q=number4711`);
  expect(again.items[0]).toMatchObject({ dialogueId, headingId });
}, 60_000);
