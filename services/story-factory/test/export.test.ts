import { readFileSync } from 'node:fs';
import { parseFountain } from '@fountainai/play-formats';
import { describe, expect, test } from 'vitest';
import { dispositionOf } from '../src/export-play.ts';
import { fileName } from '../src/orchestration/names.ts';
import { setUp } from './setup.ts';

const { service } = setUp();
const sample = (name: string) => readFileSync(new URL(`../../../samples/${name}`, import.meta.url), 'utf8');
const importIt = async (text: string) =>
  (await service.api('importStoryV1', { body: { format: 'fountain', text } })).body.scriptId as number;
const exported = async (scriptId: number, version = 'V1') =>
  (await service.api(`exportStory${version}`, { query: { scriptId, format: 'fountain' } })).body as string;

/** Parses a play and drops the line numbers. */
function read(text: string) {
  const { leftOut: _, ...play } = parseFountain(text);
  return JSON.parse(
    JSON.stringify(play, (key, value: unknown) => (key === 'line' ? undefined : value)),
  ) as unknown;
}

describe.each(['romeo-and-juliet.en', 'romeo-und-julia.de', 'mozart-and-salieri.ru', 'the-post-office.en'])(
  '%s',
  (name) => {
    test('comes out as it went in', async () => {
      const text = sample(`${name}.fountain`);
      const scriptId = await importIt(text);
      expect(read(await exported(scriptId))).toEqual(read(text));
      const { body } = await service.api('validateStoryV2', { query: { scriptId } });
      expect(body.items.filter(({ rule }: { rule: string }) => rule !== 'section_empty')).toEqual([]);
    }, 60_000);
  },
);

test('a screenplay comes out as it went in, and again the same play', async () => {
  const text = `Title: Night\nAuthor: A. Body\nCredit: written by\nDraft date: 1 May\n\nFADE IN:\n\nINT. HOUSE - NIGHT #1A#\n\nRain.\n\nANNA (V.O.)\n(softly)\nYes.\n  \nAnd no.\n\nBERT ^\nWhat?\n\n[[a note]]\n\n> CUT TO:\n\nEXT. STREET - DAY\n\n~A song\n\n`;
  const scriptId = await importIt(text);
  expect(read(await exported(scriptId, 'V2'))).toEqual(read(text));
  expect(await importIt(await exported(scriptId))).toBeGreaterThan(0);
});

test('an export is a file with a name, and 304 while nothing changes', async () => {
  const scriptId = await importIt('Title: Он/она\n\n.HERE\n\n@ANNA\nHello.\n');
  const query = { scriptId, format: 'fountain' };
  const { headers } = await service.api('exportStoryV1', { query });
  expect(headers['content-type']).toBe('text/plain; charset=utf-8');
  expect(headers['content-disposition']).toBe(
    `attachment; filename="_ _.fountain"; filename*=UTF-8''%D0%9E%D0%BD%20%D0%BE%D0%BD%D0%B0.fountain`,
  );
  expect(
    (await service.api('exportStoryV1', { query, headers: { 'if-none-match': String(headers.etag) } }))
      .status,
  ).toBe(304);
  expect((await service.api('exportStoryV1', { query: { ...query, scriptId: 4711 } })).status).toBe(404);
  expect((await service.api('exportStoryV1', { query: { ...query, format: 'pdf' } })).status).toBe(400);
});

test('no title is a name that breaks a header', () => {
  for (const title of ['', '"; filename=x', 'a\r\nSet-Cookie: x', '../../etc/passwd', '\u202Ecod'])
    expect(dispositionOf(title, 'fountain')).toMatch(
      /^attachment; filename="[\x20-\x21\x23-\x7e]+"; filename\*=UTF-8''[\w%.~!-]+$/,
    );
});

test('findings come in pages', async () => {
  const scriptId = await importIt('Title: Empty\n\n.A\n\n.B\n\n.C\n\n@ANNA\nHello.\n');
  const first = await service.api('validateStoryV2', { query: { scriptId, limit: 1 } });
  const second = await service.api('validateStoryV2', {
    query: { scriptId, limit: 1, cursor: first.body.nextCursor },
  });
  expect([first, second].map(({ body }) => [body.items[0].rule, body.items[0].message])).toEqual([
    ['section_empty', 'Nothing happens in “A”.'],
    ['section_empty', 'Nothing happens in “B”.'],
  ]);
  expect(second.body.nextCursor).toBeNull();
});

test('a title that is cut within an emoji is exported, and names a file', async () => {
  const title = `${'x'.repeat(99)}😀 and so on`;
  const text = `Title: ${title}\n\n@A\nYes.\n`;
  const scriptId = await importIt(text);
  const answer = await service.api('exportStoryV2', { query: { scriptId, format: 'fountain' } });
  expect(answer.status).toBe(200);
  expect(answer.headers['content-disposition']).toContain(`filename*=UTF-8''${'x'.repeat(99)}%F0%9F%98%80`);
  for (let letters = 70; letters < 110; letters++) {
    const story = { title: `${'x'.repeat(letters)}👩‍👩‍👧 and so on`, author: '', sections: [] };
    for (const name of [
      dispositionOf(story.title, 'fountain'),
      fileName(story, { kind: 'midi', headingId: null, page: null }),
    ])
      expect(name.isWellFormed()).toBe(true);
  }
});
