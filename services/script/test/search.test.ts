import type { TestApi } from '@fountainai/service-testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { bare, setUp } from './setup.ts';

const service = setUp();
const api: TestApi = (operationId, request) => service.api(operationId, request);

interface Hit {
  [field: string]: unknown;
  kind: string;
  rank: number;
  snippet: string;
}
type Line = { by?: number; says?: string; does?: string; kind?: string };

/** Makes a script with its sections; a line with `says` is a speech. */
async function makePlay(
  script: { title: string; author?: string; description?: string },
  sections: Record<string, Line[]>,
  workspace = 'test',
) {
  const body = {
    script,
    sections: Object.entries(sections).map(([title, lines]) => ({
      title,
      actions: lines.map(({ by = null, says, does = '', kind }) => ({
        characterId: by,
        description: does,
        ...(kind && { kind }),
        ...(says !== undefined && { spokenWord: { text: says } }),
      })),
    })),
  };
  const { status, body: stored } = await api('createScriptContentV2', { body, workspace });
  expect(status).toBe(201);
  return stored as { scriptId: number; headingIds: number[] };
}

async function find(
  q: string,
  scriptId?: number,
  query: Record<string, unknown> = {},
  workspace = 'test',
): Promise<Hit[]> {
  const { status, body } = scriptId
    ? await api('searchScriptV2', { params: { scriptId }, query: { q, ...query }, workspace })
    : await api('searchAllScriptsV2', { query: { q, ...query }, workspace });
  expect([status, body.code]).toEqual([200, undefined]);
  return body.items;
}
const snippets = async (...request: Parameters<typeof find>) =>
  (await find(...request)).map(({ snippet }) => snippet);

const ROMEO = 1;
const JULIET = 2;
let romeo: { scriptId: number; headingIds: number[] };
let other: { scriptId: number; headingIds: number[] };
beforeAll(async () => {
  romeo = await makePlay(
    {
      title: 'Romeo and Juliet',
      author: 'William Shakespeare',
      description: 'Two lovers from feuding houses.',
    },
    {
      "SCENE II. Capulet's orchard.": [
        { does: 'ROMEO comes forward.' },
        { by: ROMEO, says: 'He jests at scars that never felt a wound.' },
        { by: ROMEO, does: 'aside to the moon', says: 'But, soft! what light through yonder window breaks?' },
        { by: JULIET, says: 'O Romeo, Romeo! wherefore art thou Romeo?' },
        { kind: 'transition', does: 'CUT TO BLACK:' },
        { kind: 'note', does: 'Check the balcony with the carpenter.' },
      ],
      'SCENE III. Friar Laurence’s cell.': [
        { by: ROMEO, says: 'Then plainly know my heart’s dear love is set: a café, star-cross’d lovers.' },
        { by: JULIET, says: 'A wound is light to the lover.' },
        { kind: 'note', does: 'An un*believ*able thing, a _house_hold of ***household***' },
      ],
    },
  );
  other = await makePlay(
    { title: 'The Post Office' },
    { 'ACT I': [{ by: ROMEO, says: 'Scars and a wound.' }] },
  );
});

describe('searchScriptV2', () => {
  test('finds a speech and tells where it is', async () => {
    const items = await find('scars', romeo.scriptId);
    expect(items).toEqual([
      {
        scriptId: romeo.scriptId,
        headingId: romeo.headingIds[0],
        sectionTitle: "SCENE II. Capulet's orchard.",
        actionId: expect.any(Number),
        dialogueId: expect.any(Number),
        characterId: ROMEO,
        kind: 'speech',
        rank: expect.closeTo(0.0608, 3),
        snippet: 'He jests at «scars» that never felt a wound.',
      },
    ]);
    const params = { actionId: items[0]!.actionId as number };
    expect((await api('getActionV2', { params })).body.dialogueId).toBe(items[0]!.dialogueId);
  });

  test.each([
    ['a title of the script', 'juliet', 'script', 'Romeo and «Juliet»\nWilliam Shakespeare\nTwo lovers'],
    ['its author', 'shakespeare', 'script', 'William «Shakespeare»'],
    ['its description', 'feuding', 'script', '«feuding» houses.'],
    ['a title of a section', 'orchard', 'section', "SCENE II. Capulet's «orchard»."],
    ['a direction', 'forward', 'direction', 'ROMEO comes «forward».'],
    ['a direction of a speech', 'aside', 'speech', '«aside» to the moon'],
    ['a transition', 'black', 'transition', 'CUT TO «BLACK»:'],
    ['a note', 'carpenter', 'note', 'the «carpenter».'],
  ])('finds %s', async (_, q, kind, snippet) => {
    const items = await find(q, romeo.scriptId);
    expect(items).toMatchObject([{ kind, snippet: expect.stringContaining(snippet) }]);
  });

  test('finds words that no action speaks, and those that several speak each time', async () => {
    const { scriptId, headingIds } = await makePlay({ title: 'x' }, { one: [], two: [] });
    const [one, two] = headingIds;
    const word = (text: string) =>
      api('createSpokenWordV2', { params: { headingId: one! }, body: { text } }).then(({ body }) => body);
    const lonely = await word('Nobody says nightingale.');
    const shared = await word('All say lark.');
    for (const headingId of [one!, two!])
      await api('createActionV2', { params: { headingId }, body: { dialogueId: shared.dialogueId } });
    expect(await find('nightingale', scriptId)).toMatchObject([
      { dialogueId: lonely.dialogueId, actionId: null, characterId: null, headingId: one, kind: 'speech' },
    ]);
    expect((await find('lark', scriptId)).map(({ headingId }) => headingId)).toEqual([one, two]);
    expect((await find('lark', scriptId, { headingId: two })).map(({ headingId }) => headingId)).toEqual([
      two,
    ]);
  });

  test('finds texts that hold all words, in any order, and phrases as they are', async () => {
    const { scriptId } = romeo;
    expect(await snippets('wound jests', scriptId)).toEqual([
      'He «jests» at scars that never felt a «wound».',
    ]);
    expect(await snippets('"felt a wound"', scriptId)).toEqual([
      'He jests at scars that never «felt a wound».',
    ]);
    expect(await snippets('“felt a wound”', scriptId)).toHaveLength(1);
    expect(await snippets('"wound felt"', scriptId)).toEqual([]);
    expect(await snippets('jests balcony', scriptId)).toEqual([]);
  });

  test('takes the last word as the beginning of one, unless it is in quotes', async () => {
    const { scriptId } = romeo;
    expect((await snippets('jul', scriptId))[0]).toContain('«Juliet»');
    expect(await snippets('"jul"', scriptId)).toEqual([]);
    expect(await snippets('je wound', scriptId)).toEqual([]);
  });

  test.each([
    ['accents', 'CAFE', '«café»'],
    ['accents that are asked for', 'café', '«café»'],
    ['small and capital letters', 'cUt', '«CUT» TO BLACK:'],
    ['kinds of apostrophes', "heart's", 'my «heart’s» dear'],
    ['what is after an apostrophe', 'laurence', 'Friar «Laurence»’s cell'],
    ['hyphens', 'star crossd', ''],
    ['emphasis in a word', 'unbelievable', '«un*believ*able»'],
    ['emphasis of a part', 'household', 'a _«house_hold» of ***«household»***'],
    ['emphasis that is asked for', '_unbeliev_*able*', '«un*believ*able»'],
    ['parts of compounds', 'cross', 'star-«cross»’d lovers'],
  ])('does not mind %s', async (_, q, snippet) => {
    const found = await snippets(q, romeo.scriptId);
    if (snippet) expect(found).toEqual([expect.stringContaining(snippet)]);
    else expect(found).toEqual([]);
  });

  test('keeps to a character and to a section', async () => {
    const { scriptId, headingIds } = romeo;
    const kinds = async (query: Record<string, unknown>) =>
      (await find('romeo', scriptId, query)).map(({ kind, characterId }) => [kind, characterId]);
    expect(await kinds({})).toEqual([
      ['script', null],
      ['speech', JULIET],
      ['direction', null],
    ]);
    expect(await kinds({ character: JULIET })).toEqual([['speech', JULIET]]);
    expect(await kinds({ character: ROMEO })).toEqual([]);
    expect(await kinds({ headingId: headingIds[0] })).toHaveLength(2);
    expect(await kinds({ headingId: headingIds[1] })).toEqual([]);
    expect(await kinds({ headingId: other.headingIds[0] })).toEqual([]);
    expect(await kinds({ headingId: Number.MAX_SAFE_INTEGER, character: Number.MAX_SAFE_INTEGER })).toEqual(
      [],
    );
    expect(await snippets('wound', scriptId, { character: JULIET, headingId: headingIds[1] })).toEqual([
      'A «wound» is light to the lover.',
    ]);
  });

  test('has the best first: titles before lines, more before less, whole words before longer ones', async () => {
    const { scriptId } = await makePlay(
      { title: 'Ranks of love' },
      {
        'About love': [
          { says: 'loveliness' },
          { says: 'love and hate' },
          { says: 'love, love, nothing but love' },
          { says: 'hate and some more words and love' },
        ],
      },
    );
    const items = await find('love', scriptId);
    expect(items.map(({ snippet }) => snippet)).toEqual([
      'Ranks of «love»',
      'About «love»',
      '«love», «love», nothing but «love»',
      '«love» and hate',
      'hate and some more words and «love»',
      '«loveliness»',
    ]);
    const ranks = items.map(({ rank }) => rank);
    expect(ranks).toEqual(ranks.toSorted((a, b) => b - a));
    expect((await snippets('hate love', scriptId))[0]).toBe('«love» and «hate»');
  });

  test('shows a long text around what was found, and changes its own angle quotes', async () => {
    const long = `${'Quite many words stand before. '.repeat(30)}Here «is» the needle. ${'And after. '.repeat(30)}`;
    const { scriptId } = await makePlay({ title: 'Long' }, { x: [{ does: long }] });
    const [snippet] = await snippets('needle', scriptId);
    expect(snippet).toMatch(/^…\w.*before\. Here ‹is› the «needle»\. And after\..*…$/);
    expect(snippet!.length).toBeLessThan(260);
    const phrase = `${'before. Quite many words stand '.repeat(6)}before`;
    expect((await snippets(`"${phrase}"`, scriptId))[0]).toContain(`«${phrase}»`);
  });

  test('is there for what was changed, and gone with what was deleted', async () => {
    const { scriptId } = await makePlay({ title: 'Changes' }, { x: [{ says: 'ephemeral' }] });
    const [hit] = await find('ephemeral', scriptId);
    const params = { dialogueId: hit!.dialogueId as number };
    await api('updateSpokenWordV2', { params, body: { text: 'lasting' } });
    expect(await find('ephemeral', scriptId)).toEqual([]);
    expect(await snippets('lasting', scriptId)).toEqual(['«lasting»']);
    await api('deleteSpokenWordV2', { params });
    expect(await find('lasting', scriptId)).toEqual([]);
  });

  test('a page leads to the next one: every hit once, in order, while lines are added', async () => {
    const line = (i: number) => ({ says: `${'echo '.repeat(1 + (i % 3))}${i}` });
    const { scriptId, headingIds } = await makePlay(
      { title: 'Pages' },
      { 'echo scene': Array.from({ length: 20 }, (_, i) => line(i)), b: [{ does: 'an echo' }] },
    );
    const all = await find('echo', scriptId);
    expect(all).toHaveLength(22);
    const paged: Hit[] = [];
    let cursor: string | null = null;
    do {
      const query: Record<string, unknown> = { q: 'echo', limit: 3, ...(cursor && { cursor }) };
      const { body } = await api('searchScriptV2', { params: { scriptId }, query });
      paged.push(...body.items);
      cursor = body.nextCursor;
      if (paged.length === 6)
        await api('createActionV2', {
          params: { headingId: headingIds[1]! },
          body: { description: 'echo '.repeat(9) },
        });
    } while (cursor);
    expect(paged).toEqual(all);
  });

  test('400 for a cursor of another list and for a query that is empty or too long', async () => {
    const status = async (query: Record<string, unknown>) =>
      (await api('searchScriptV2', { params: { scriptId: romeo.scriptId }, query })).status;
    const { body } = await api('listScriptsV2', { query: { limit: 1 } });
    expect(await status({ q: 'x', cursor: body.nextCursor })).toBe(400);
    expect(await status({})).toBe(400);
    expect(await status({ q: '' })).toBe(400);
    expect(await status({ q: 'x'.repeat(201) })).toBe(400);
    expect(await status({ q: 'nul\0' })).toBe(400);
  });

  test('404 for a script that never was and for one of another workspace, which look the same', async () => {
    const query = { q: 'scars' };
    const never = await api('searchScriptV2', { params: { scriptId: 999_999 }, query });
    const params = { scriptId: romeo.scriptId };
    const foreign = await api('searchScriptV2', { params, query, workspace: 'other' });
    expect([never.status, bare(foreign.body)]).toEqual([404, bare(never.body)]);
  });
});

describe('searchAllScriptsV2', () => {
  test('finds in all scripts of the workspace, and in no other’s', async () => {
    const scriptIds = async (workspace: string) =>
      (await find('scars', undefined, {}, workspace)).map(({ scriptId }) => scriptId);
    expect(await scriptIds('test')).toEqual([romeo.scriptId, other.scriptId]);
    expect(await scriptIds('other')).toEqual([]);
    const mine = await makePlay({ title: 'Scars' }, {}, 'mine');
    expect(await scriptIds('mine')).toEqual([mine.scriptId]);
  });

  test('keeps to a character', async () => {
    expect(
      (await find('wound', undefined, { character: JULIET })).map(({ characterId }) => characterId),
    ).toEqual([JULIET]);
  });

  test('pages go across scripts', async () => {
    const { body } = await api('searchAllScriptsV2', { query: { q: 'scars', limit: 1 } });
    expect([body.items[0].scriptId, typeof body.nextCursor]).toEqual([romeo.scriptId, 'string']);
    const next = await api('searchAllScriptsV2', {
      query: { q: 'scars', limit: 1, cursor: body.nextCursor },
    });
    expect([next.body.items[0].scriptId, next.body.nextCursor]).toEqual([other.scriptId, null]);
  });
});

const plays = [
  ['Russian', 'Нет правды на земле, но правды нет — и выше.', 'ПРАВДЫ', '«правды»'],
  ['Russian, by its beginning', 'Всё это «проще» гаммы.', 'гам', 'Всё это ‹проще› «гаммы».'],
  ['Russian, ё as е', 'Всё ясно.', 'все ясно', '«Всё» «ясно».'],
  ['Greek, with any sigma', 'Ὁ Ὀδυσσεὺς ἔφη·', 'ΟΔΥΣΣΕΥΣ', 'Ὁ «Ὀδυσσεὺς» ἔφη·'],
  ['German', 'Die Straße ist groß, süßer Mond.', 'strasse', 'Die «Straße» ist groß'],
  ['Turkish', 'İstanbul’da bir gün', 'istanbul', '«İstanbul»’da bir gün'],
  ['Vietnamese', 'Người Việt nói tiếng Việt', 'nguoi', '«Người» Việt'],
  ['decomposed accents', 'cafe\u0301 noir', 'café', '«cafe\u0301» noir'],
  ['Hebrew, without its points', 'בְּרֵאשִׁית בָּרָא אֱלֹהִים', 'בראשית', '«בְּרֵאשִׁית» בָּרָא'],
  ['Hebrew, in a phrase', 'להיות או לא להיות, זאת השאלה.', '"לא להיות"', 'להיות או «לא להיות», זאת'],
  ['Arabic, without vowels', 'أَكُونُ أَوْ لَا أَكُونُ، ذٰلِكَ هُوَ السُّؤَالُ', 'السؤال', '«السُّؤَالُ»'],
  ['Persian', 'بودن یا نبودن، مسئله این است', 'نبود', '«نبودن»، مسئله'],
  ['Hindi', 'होना या न होना, यही सवाल है।', 'सवाल', 'यही «सवाल» है।'],
  ['Chinese, one character', '生存還是毀滅，這是個問題。', '問', '生存還是毀滅，這是個「問」題。'],
  ['Chinese, several', '生存還是毀滅，這是個問題。', '毀滅', '生存還是「毀滅」，這是個問題。'],
  [
    'Chinese across punctuation',
    '生存還是毀滅，這是個問題。',
    '生存 問題',
    '「生存」還是毀滅，這是個「問題」。',
  ],
  ['Chinese beyond 16 bits', '他說：𠮷野家在哪裡？', '𠮷野', '他說：「𠮷野」家在哪裡？'],
  [
    'Japanese',
    '生きるべきか、死ぬべきか、それが問題だ。',
    '死ぬべき',
    '生きるべきか、「死ぬべき」か、それが問題だ。',
  ],
  ['Japanese, half-width', 'ｶﾞﾗｽの城', 'ガラス', '「ｶﾞﾗｽ」の城'],
  ['Korean, the beginning of a word', '사느냐 죽느냐, 그것이 문제로다.', '문제', '그것이 「문제」로다.'],
  ['Korean, in the middle of a word', '사느냐 죽느냐, 그것이 문제로다.', '제로', '문「제로」다.'],
  ['Thai', 'จะอยู่หรือจะไป นั่นคือปัญหา', 'ปัญหา', 'นั่นคือ「ปัญหา」'],
  ['a mix', 'Juliet在陽台上說love', '陽台', 'Juliet在「陽台」上說love'],
  ['a mix, the Latin part', 'Juliet在陽台上說love', 'juliet', '「Juliet」在陽台上說love'],
  ['letters like Latin ones', 'Ｆｕｌｌ ｗｉｄｔｈ ﬁnd', 'width find', '「ｗｉｄｔｈ」 「ﬁnd」'],
  ['digits', 'Act 2, line 1,024: 3d', '3D', '1,024: 「3d」'],
] as const;

describe('languages', () => {
  test.each(plays)('%s', async (_, text, q, expected) => {
    const { scriptId } = await makePlay({ title: '·' }, { '·': [{ says: text }, { says: 'Nothing of it' }] });
    // The table writes CJK quotes for « and », because they are easy to read.
    const snippet = expected.replaceAll('「', '«').replaceAll('」', '»');
    expect(await snippets(q, scriptId)).toEqual([expect.stringContaining(snippet)]);
  });

  test.each([
    ['Chinese characters in another order', '滅毀'],
    ['Chinese characters that do not stand together', '存還毀'],
    ['another word', 'другой'],
  ])('does not find %s', async (_, q) => {
    const { scriptId } = await makePlay(
      { title: '·' },
      { '·': [{ says: '生存還是毀滅，這是個問題。 Друг' }] },
    );
    expect(await find(q, scriptId)).toEqual([]);
  });
});

const hostile = [
  `'`,
  `''`,
  `"`,
  `"""`,
  `'"'"`,
  '\\',
  `\\'`,
  ':*',
  `a:*b`,
  `'a':A`,
  '& | ! < > <-> <2> ( ) ((',
  '!!!a & (b',
  '-a',
  '%_%',
  '$1 $$ ${x}',
  `'; DROP TABLE script.scripts; --`,
  '\u0001\u007f\u0085\u200b\u202e\ufeff',
  '😀👩‍👩‍👧‍👦🏳️‍🌈',
  '💔 or 😀*',
  'ß'.repeat(200),
  'ﷺ'.repeat(200),
  '\u0301'.repeat(200),
  'a\u0301\u0302'.repeat(60),
  '字'.repeat(200),
  '𠮷'.repeat(100),
  'a '.repeat(100),
  '"a'.repeat(100),
  'x'.repeat(200),
  '1e5 1e400 -5 0x1f 127.0.0.1 a@b.c http://a.b/c?d=e <b>&amp;</b> /etc/passwd 1.2.3-beta',
  '\ufffd\uffff\u{10ffff}',
];

describe('any query', () => {
  test.each(hostile)('is no error: %j', async (q) => {
    expect(await find(q.slice(0, 200), romeo.scriptId)).toBeInstanceOf(Array);
    expect(await find(q.slice(0, 200))).toBeInstanceOf(Array);
    expect((await api('listScriptsV2', { query: { q: q.slice(0, 200) } })).status).toBe(200);
  });

  test.each(['   ', '"', '& | !', '😀', '\u0301', '…—'])('without a word finds nothing: %j', async (q) => {
    const { body } = await api('searchAllScriptsV2', { query: { q } });
    expect(body).toEqual({ items: [], nextCursor: null });
    expect((await api('listScriptsV2', { query: { q } })).body.items).toEqual([]);
  });

  test('finds a text of the same characters that it is asked for', async () => {
    const texts = hostile.map((text) => ({ says: text }));
    await makePlay({ title: 'x' }, { x: [...texts, { says: 'long'.repeat(25_000) }] }, 'hostile');
    for (const q of [`'a':A`, '-a', 'ß'.repeat(100), '字'.repeat(200), '1e5 127.0.0.1 etc passwd'])
      expect([q, (await find(q, undefined, {}, 'hostile')).length > 0]).toEqual([q, true]);
  });

  test('stores and finds the largest texts there are', async () => {
    const characters = Array.from({ length: 100_000 }, (_, i) => String.fromCodePoint(0x20000 + i)).join('');
    const words = Array.from({ length: 12_500 }, (_, i) => `w${i}`.padEnd(7, 'é')).join(' ');
    const { scriptId } = await makePlay(
      { title: 'Large', description: characters },
      { x: [{ says: characters }, { says: words.slice(0, 100_000), does: 'ﷺ'.repeat(100_000) }] },
    );
    expect(await find(String.fromCodePoint(0x20000 + 90_000), scriptId)).toHaveLength(2);
    expect(await find('w12', scriptId)).toHaveLength(1);
  });
});

test('a search in many long texts answers, in pages, while others have their turn', async () => {
  const says = `${'Нет правды на земле. '.repeat(4_500)} ёлка`;
  const lines = Array.from({ length: 30 }, () => ({ says }));
  await makePlay({ title: 'x', description: says }, { x: lines.slice(1), y: [{ does: says }] }, 'long');
  let turns = 0;
  const clock = setInterval(() => turns++, 1);
  const found = await snippets('елка', undefined, { limit: 200 }, 'long');
  clearInterval(clock);
  expect(found).toHaveLength(31);
  for (const snippet of found) expect(snippet).toMatch(/^….*«ёлка»$/u);
  expect(turns).toBeGreaterThan(30);
});

const marks = [
  '\u0301\u0323',
  '\u094d\u093c',
  '\u0301\u094d\u0323\u093c',
  'ﾞ\u094d',
  '\u094d\u00ad\u093c\u200d',
  '\u094d*\u093c_',
];

test.each(marks)('a text of marks alone is stored at once, and found: %j', async (pair) => {
  const text = `क${pair.repeat(100_000 / pair.length)}`.slice(0, 99_990);
  const { scriptId } = await makePlay(
    { title: 'Marks', description: `${text} ruby` },
    { x: [{ says: `${text} ruby`, does: `${text} ruby` }] },
    'marks',
  );
  const [hit] = await find('ruby', scriptId, {}, 'marks');
  expect(hit!.snippet).toMatch(/«ruby»$/);
  const params = { dialogueId: (await find('ruby', scriptId, {}, 'marks')).at(-1)!.dialogueId as number };
  const body = { text: `${text} sapphire` };
  expect((await api('updateSpokenWordV2', { params, body, workspace: 'marks' })).status).toBe(200);
  expect(await find('sapphire', scriptId, {}, 'marks')).toHaveLength(1);
});

describe('the q of listScriptsV2', () => {
  const titles = async (query: Record<string, unknown>, workspace = 'test') => {
    const { status, body } = await api('listScriptsV2', { query, workspace });
    expect(status).toBe(200);
    return body.items.map(({ title }: { title: string }) => title) as string[];
  };

  test('finds scripts that hold all words, each anywhere in it', async () => {
    expect(await titles({ q: 'orchard carpenter' })).toEqual(['Romeo and Juliet']);
    expect(await titles({ q: 'wound scars' })).toEqual(['Romeo and Juliet', 'The Post Office']);
    expect(await titles({ q: 'shakes' })).toEqual(['Romeo and Juliet']);
    expect(await titles({ q: 'orchard post' })).toEqual([]);
    expect(await titles({ q: '"at scars"' })).toEqual(['Romeo and Juliet']);
    expect(await titles({ q: 'scars 😀 wound' })).toHaveLength(2);
  });

  test('goes with the other filters and with pages', async () => {
    expect(await titles({ q: 'scars', title: 'post' })).toEqual(['The Post Office']);
    const { body } = await api('listScriptsV2', { query: { q: 'scars', limit: 1 } });
    expect(await titles({ q: 'scars', limit: 1, cursor: body.nextCursor })).toEqual(['The Post Office']);
  });

  test('finds nothing of another workspace', async () => {
    expect(await titles({ q: 'scars' }, 'other')).toEqual([]);
  });
});
