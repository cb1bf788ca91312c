import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { ask } from './client.ts';

const source = readFileSync(new URL('../../samples/romeo-and-juliet.en.fountain', import.meta.url), 'utf8');

/** The speeches of the file by a minimal parser: a name after @, then lines to the next empty one. */
const speeches = source
  .split(/\n\n+/)
  .filter((block) => block.startsWith('@'))
  .map((block) => block.trimEnd().split('\n'))
  .map(([name, ...lines]) => ({ name: name!.slice(1), text: lines.join('\n') }));

const importIt = (text: string, more = {}) =>
  ask('story-factory', '/v2/stories/import', { method: 'POST', body: { format: 'fountain', text }, ...more });

let scriptId: number;
beforeAll(async () => {
  const { status, body, headers } = await importIt(source);
  expect([status, body]).toEqual([
    201,
    {
      scriptId: expect.any(Number),
      title: 'The Tragedy of Romeo and Juliet',
      sections: 31,
      actions: 992,
      spokenWords: 841,
      characters: 34,
      contexts: 26,
      warnings: [],
    },
  ]);
  expect(headers.location).toBe(`/v2/stories?scriptId=${body.scriptId}`);
  scriptId = body.scriptId;
}, 60_000);

describe('the whole story in v1', () => {
  test('has every element of the file, in order', async () => {
    const { status, body } = await ask('story-factory', `/v1/stories?scriptId=${scriptId}`);
    expect(status).toBe(200);
    expect([body.title, body.author]).toEqual(['The Tragedy of Romeo and Juliet', 'William Shakespeare']);
    expect(body.sections).toHaveLength(31);
    expect(body.sections.filter(({ title }: { title: string }) => title.startsWith('ACT '))).toHaveLength(5);
    expect(body.story).toHaveLength(992);
    expect(body.missing).toEqual([]);
    expect(body.orchestration).toEqual({ csoundFilePath: null, lilyPondFilePath: null, midiFilePath: null });

    const sequences = body.story.map(({ sequence }: { sequence: number }) => sequence);
    expect(sequences.every((sequence: number, i: number) => i === 0 || sequence > sequences[i - 1])).toBe(
      true,
    );
    const spoken = body.story.filter((element: { spokenWord: object | null }) => element.spokenWord);
    expect(
      spoken.map(
        ({ character, spokenWord }: { character: { name: string }; spokenWord: { text: string } }) => ({
          name: character.name,
          text: spokenWord.text,
        }),
      ),
    ).toEqual(speeches);
    expect(new Set(spoken.map(({ character }: { character: { name: string } }) => character.name)).size).toBe(
      34,
    );
  });

  test('gives every element of a scene the scene’s setting as its context', async () => {
    const { body } = await ask('story-factory', `/v1/stories?scriptId=${scriptId}`);
    const titles = new Map(
      body.sections.map((section: { headingId: number; title: string }) => [
        section.headingId,
        section.title,
      ]),
    );
    for (const { headingId, context } of body.story) {
      expect(context.headingId).toBe(headingId);
      expect(titles.get(headingId)).toContain(context.data.location);
    }
    const contexts = await ask('session-context', `/v1/sections/${body.story[0].headingId}/contexts`);
    expect(contexts.body).toHaveLength(1);
  });

  test('is a 304 for a client with its ETag', async () => {
    const { headers } = await ask('story-factory', `/v1/stories?scriptId=${scriptId}`);
    const again = await ask('story-factory', `/v1/stories?scriptId=${scriptId}`, {
      headers: { 'if-none-match': String(headers.etag) },
    });
    expect([again.status, again.text]).toEqual([304, '']);
  });

  test('shows a part by sequence', async () => {
    const part = (start: number, end: number) =>
      ask(
        'story-factory',
        `/v1/stories/sequences?scriptId=${scriptId}&startSequence=${start}&endSequence=${end}`,
      );
    const { body } = await part(10, 12);
    expect(body.sequences.map(({ sequence }: { sequence: number }) => sequence)).toEqual([10, 11, 12]);
    expect((await part(5000, 6000)).body).toEqual({ scriptId, sequences: [] });
    expect((await part(12, 10)).status).toBe(400);
  });
});

describe('the story in pages of v2', () => {
  test.each([90_000, 20_000])(
    'of at most %i characters holds the same, nothing twice and nothing left out',
    async (maxCharacters) => {
      const story: object[] = [];
      const sections: object[] = [];
      let cursor: string | null = null;
      do {
        const page = `/v2/stories?scriptId=${scriptId}&maxCharacters=${maxCharacters}${cursor ? `&cursor=${cursor}` : ''}`;
        const { status, body, text } = await ask('story-factory', page);
        expect(status).toBe(200);
        expect(text.length).toBeLessThanOrEqual(maxCharacters);
        story.push(...body.story);
        sections.push(...body.sections);
        cursor = body.nextCursor;
      } while (cursor);
      const whole = await ask('story-factory', `/v1/stories?scriptId=${scriptId}`);
      expect(story).toMatchObject(whole.body.story);
      expect(story).toHaveLength(992);
      expect(sections).toMatchObject(whole.body.sections);
      expect(sections).toHaveLength(31);
    },
  );

  test('of the default size is under 90,000 characters', async () => {
    const { text } = await ask('story-factory', `/v2/stories?scriptId=${scriptId}`);
    expect(text.length).toBeLessThan(90_000);
    expect(text.length).toBeGreaterThan(70_000);
  });

  test('can be narrowed to a character and a section', async () => {
    const juliet = await ask(
      'story-factory',
      `/v2/stories?scriptId=${scriptId}&character=juliet&maxCharacters=1000000`,
    );
    expect(juliet.body.story).toHaveLength(speeches.filter(({ name }) => name === 'JULIET').length);
    const { headingId } = juliet.body.story[0];
    const section = await ask('story-factory', `/v2/stories?scriptId=${scriptId}&headingId=${headingId}`);
    expect(section.body.sections).toHaveLength(1);
    expect(
      section.body.story.every((element: { headingId: number }) => element.headingId === headingId),
    ).toBe(true);
  });
});

describe('access to the story', () => {
  test('is refused without a token and for another workspace', async () => {
    const path = `/v1/stories?scriptId=${scriptId}`;
    expect((await ask('story-factory', path, { token: null })).status).toBe(401);
    const theirs = await ask('story-factory', path, { token: inject('gateway').tokens.other });
    const never = await ask('story-factory', '/v1/stories?scriptId=987654321', {
      token: inject('gateway').tokens.other,
    });
    expect([theirs.status, never.status]).toEqual([404, 404]);
    expect({ ...theirs.body, requestId: '' }).toEqual({ ...never.body, requestId: '' });
  });
});

describe('importing', () => {
  test('the same text again returns the same play', async () => {
    const before = (await ask('script', '/v2/scripts?limit=200')).body.items.length;
    const answers = [await importIt(source), ...(await Promise.all([importIt(source), importIt(source)]))];
    expect(answers.map(({ status, body }) => [status, body.scriptId])).toEqual(
      answers.map(() => [200, scriptId]),
    );
    expect((await ask('script', '/v2/scripts?limit=200')).body.items).toHaveLength(before);
  });

  test('concurrent imports of the same text create one play', async () => {
    const text = 'Title: Once\n\n.HERE\n\n@ANNA\nOnly once.\n';
    const answers = await Promise.all(Array.from({ length: 8 }, () => importIt(text)));
    const made = answers.filter(({ status }) => status < 300);
    expect(made.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.every(({ status }) => [200, 201, 409].includes(status))).toBe(true);
    const scripts = await ask('script', '/v2/scripts?title=Once');
    expect(scripts.body.items).toHaveLength(1);
  });

  test('a deleted play is imported again', async () => {
    const text = 'Title: Twice\n\n.HERE\n\n@BRUNO\nAgain!\n';
    const first = await importIt(text);
    expect((await ask('script', `/v1/scripts/${first.body.scriptId}`, { method: 'DELETE' })).status).toBe(
      204,
    );
    const second = await importIt(text);
    expect(second.status).toBe(201);
    const story = await ask('story-factory', `/v1/stories?scriptId=${second.body.scriptId}`);
    expect(story.body.story[0].character.name).toBe('BRUNO');
    expect(story.body.missing).toEqual([]);
  });

  test.each([
    ['JSON', '{"title": "no"}'],
    ['HTML', '<html><body>no</body></html>'],
    ['prose', 'Just a sentence.'],
    ['white space', '   \n\n  '],
  ])('%s is refused with 400 and nothing is kept', async (_, text) => {
    const { status, body } = await importIt(text);
    expect([status, body.code]).toEqual([400, 'not_a_play']);
    expect(body.detail).toMatch(/^Line \d+: /);
  });

  test('keeps other scripts: Cyrillic names, verses and directions', async () => {
    const russian = readFileSync(
      new URL('../../samples/mozart-and-salieri.ru.fountain', import.meta.url),
      'utf8',
    );
    const { body } = await importIt(russian);
    const story = (await ask('story-factory', `/v1/stories?scriptId=${body.scriptId}`)).body.story;
    expect([body.spokenWords, body.characters]).toEqual([42, 2]);
    const first = /^@(.+)\n((?:.+\n)+)/m.exec(russian)!;
    const spoken = story.find((element: { spokenWord: object | null }) => element.spokenWord);
    expect([spoken.character.name, spoken.spokenWord.text]).toEqual([first[1], first[2]!.trimEnd()]);
  });
});

describe('after a deletion in a story', () => {
  test('a deleted section is absent, a deleted character is listed as missing', async () => {
    const text =
      'Title: Fading\n\n.ONE\n\n@CLARA\nI stay.\n\n@DORA\nI go.\n\n.TWO\n\n@CLARA\nNobody hears this.\n';
    const { body: made } = await importIt(text);
    const read = async () => (await ask('story-factory', `/v1/stories?scriptId=${made.scriptId}`)).body;
    const before = await read();
    expect(
      (await ask('script', `/v1/sections/${before.sections[1].headingId}`, { method: 'DELETE' })).status,
    ).toBe(204);
    const dora = before.story[1].character.characterId;
    expect((await ask('character', `/v1/characters/${dora}`, { method: 'DELETE' })).status).toBe(204);

    const after = await read();
    expect(after.sections).toHaveLength(1);
    expect(after.story.map((element: { spokenWord: { text: string } }) => element.spokenWord.text)).toEqual([
      'I stay.',
      'I go.',
    ]);
    expect(after.story[1].character).toBeNull();
    expect(after.missing).toEqual([{ sequence: after.story[1].sequence, kind: 'character', id: dora }]);
  });
});
