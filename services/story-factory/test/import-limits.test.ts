import { describe, expect, test } from 'vitest';
import { setUp } from './setup.ts';

const { service } = setUp();
const importIt = (text: string, workspace = 'test') =>
  service.api('importStoryV2', { body: { format: 'fountain', text }, workspace });

/** Plays with one text of a given length, the line of that text, and its limit. */
const fields: [string, (text: string) => string, RegExp, number][] = [
  ['title', (text) => `\nTitle: ${text}\n\n@A\nYes.\n`, /line 2: a title /, 500],
  ['author', (text) => `Title: T\nAuthor: ${text}\n\n@A\nYes.\n`, /line 2: a name of an author /, 500],
  [
    'title page',
    (text) => `Title: T\nDraft date: today\nNotes: ${text}\n\n@A\nYes.\n`,
    /“Notes”, with \d+$/,
    99_975,
  ],
  ['heading', (text) => `Title: T\n\n# Act\n\n.A${text}\n\n@A\nYes.\n`, /line 5: a heading /, 499],
  ['name', (text) => `Title: T\n\n@${text}\nYes.\n`, /line 3: a name /, 500],
  ['speech', (text) => `Title: T\n\n@A\n${text}\n`, /line 3: a passage /, 100_000],
  ['direction', (text) => `Title: T\n\n!${text}\n`, /line 3: a passage /, 100_000],
  ['transition', (text) => `Title: T\n\n> ${text}\n`, /line 3: a passage /, 100_000],
  ['note', (text) => `Title: T\n\n[[${text}]]\n`, /line 3: a passage /, 100_000],
];
const letters = ['x', '😀', '"', 'é'];

describe.each(fields)('a %s', (name, playWith, message, limit) => {
  test.each(letters)('of %s is taken to its limit; beyond, it is refused with its line', async (letter) => {
    expect((await importIt(playWith(letter.repeat(limit)))).status).toBe(201);
    const workspace = `refused-${name.replace(' ', '-')}`;
    const { status, body } = await importIt(playWith(letter.repeat(limit + 1)), workspace);
    expect([status, body.errors[0].pointer]).toEqual([400, '/text']);
    expect(body.errors[0].message).toMatch(message);
    expect(body.errors[0].message).toContain('may have');
    expect(body.detail.isWellFormed()).toBe(true);
    expect(body.detail.length).toBeLessThan(500);
    expect((await importIt('Title: T\n\n@A\nYes.\n', workspace)).body).toMatchObject({ characters: 1 });
  });
});

test.each([
  ['5,001 sections', '# Act\n\n'.repeat(5_001), 'a play may have 5000 sections, this one has 5001'],
  [
    '20,001 elements in a section',
    `# Act\n\n${'!x\n\n'.repeat(20_001)}`,
    'line 3: a section may have 20000 elements',
  ],
  [
    '40,002 elements, of which a speech is two',
    `# One\n\n${'@A\nb\n\n'.repeat(12_000)}# Two\n\n${'@A\nb\n\n'.repeat(8_001)}`,
    'a play may have 40000 elements, of which a speech is two (who speaks, and the words), and this one has 40002',
  ],
  [
    'more than is stored at once',
    `# One\n\n${`@A\n${'x'.repeat(300)}\n\n`.repeat(9_950)}# Two\n\n${`@A\n${'x'.repeat(300)}\n\n`.repeat(9_950)}`,
    'as it is stored a play may take 8.0 MiB',
  ],
])('a play of %s is refused in words', async (_, text, message) => {
  const { status, body } = await importIt(text, 'whole');
  expect([status, body.code]).toEqual([400, 'invalid_request']);
  expect(body.errors[0].message).toContain(message);
});

test('a long text is read in a thread, while others are answered', async () => {
  const text = `Title: Long\n\n${'x\n\n'.repeat(400_000)}`;
  const state = { answered: 0, isRead: false };
  const reading = importIt(text).finally(() => (state.isRead = true));
  while (!state.isRead) {
    await service.api('getOrchestrationV2', { params: { scriptId: 1 } });
    state.answered++;
  }
  expect((await reading).status).toBe(400);
  expect(state.answered).toBeGreaterThan(2);
});
