import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dialogueParts,
  parseFountain,
  readManuscript,
  spokenText,
  writeManuscript,
  type Manuscript,
  type PlayElement,
} from '../src/index.ts';

const scene = `# ACT II
.SCENE II. Capulet's orchard. {mood: longing}
= Romeo climbs the wall.
Enter ROMEO
ROMEO: He jests at scars that never felt a wound.
JULIET (above) ^:
 (sighs)
 Ay me!

 O Romeo
Nurse: Madam!
@McDuff: Who's there?
!NOTE: a sign falls
> CUT TO:
[[a cue for the lute]]`;

describe('a manuscript without handles', () => {
  const { sections } = readManuscript(scene, { names: ['NURSE'] });

  test('has its sections with levels, settings and synopses', () => {
    expect(sections.map(({ lines, ...rest }) => ({ ...rest, lines: lines.length }))).toEqual([
      { handle: null, title: 'ACT II', level: 1, setting: null, synopsis: null, lines: 0 },
      {
        handle: null,
        title: "SCENE II. Capulet's orchard.",
        level: 2,
        setting: { location: "Capulet's orchard.", mood: 'longing' },
        synopsis: 'Romeo climbs the wall.',
        lines: 8,
      },
    ]);
  });

  test('has its lines', () => {
    expect(sections[1]!.lines.map(({ element }) => shortly(element))).toEqual([
      ['direction', 'Enter ROMEO'],
      ['ROMEO', null, false, 'He jests at scars that never felt a wound.'],
      ['JULIET', 'above', true, '(sighs)\nAy me!\n\nO Romeo'],
      ['Nurse', null, false, 'Madam!'],
      ['McDuff', null, false, "Who's there?"],
      ['direction', 'NOTE: a sign falls'],
      ['transition', 'CUT TO:'],
      ['note', 'a cue for the lute'],
    ]);
  });
});

test('reads Fountain too', () => {
  const { lines, sections } = readManuscript(
    'Enter ROMEO\n\nROMEO\nHe jests.\n\n.SCENE III\n\nJULIET\nAy me!',
    {
      sceneLevel: 2,
    },
  );
  expect(lines.map(({ element }) => shortly(element))).toEqual([
    ['direction', 'Enter ROMEO'],
    ['ROMEO', null, false, 'He jests.'],
  ]);
  expect(sections).toMatchObject([
    { title: 'SCENE III', level: 2, lines: [{ element: { character: 'JULIET' } }] },
  ]);
});

test('a whole play has a title page and a cast', () => {
  const play = readManuscript(
    'Title: Night Ferry\nAuthor: Ines\n\n# Characters\nINES: a stoker\nMcRae: her brother: older\n\n# ACT I\n.QUAY\nINES: Fog.',
  );
  expect(play.titlePage).toEqual([
    { key: 'Title', values: ['Night Ferry'] },
    { key: 'Author', values: ['Ines'] },
  ]);
  expect(play.cast).toEqual([
    { name: 'INES', description: 'a stoker' },
    { name: 'McRae', description: 'her brother: older' },
  ]);
  expect(play.sections.map(({ title, level }) => [title, level])).toEqual([
    ['ACT I', 1],
    ['QUAY', 2],
  ]);
});

test.each([
  ['[7] ROMEO: a\n[7] ROMEO: b', 2, 'stands twice'],
  ['.A\n[s7] ROMEO: a', 2, 'no heading follows'],
])('%j is refused with its line', (text, line, words) => {
  expect(() => readManuscript(text)).toThrow(
    expect.objectContaining({ line, message: expect.stringContaining(words) }),
  );
});

test('the text of a play is little longer than the play', () => {
  for (const name of [
    'romeo-and-juliet.en',
    'romeo-und-julia.de',
    'mozart-and-salieri.ru',
    'the-post-office.en',
  ]) {
    const play = parseFountain(
      readFileSync(new URL(`../../../samples/${name}.fountain`, import.meta.url), 'utf8'),
    );
    let handle = 1_000;
    const manuscript: Manuscript = {
      lines: [],
      sections: play.sections.map(({ title, level, setting, elements }) => ({
        handle: handle++,
        title,
        level,
        setting: setting && { ...setting },
        synopsis: null,
        lines: elements.map((element) => ({ handle: handle++, element: { ...element, line: 0 } })),
      })),
    };
    const text = writeManuscript(manuscript, play.characters);
    expect(storyOf(readManuscript(text, { names: play.characters }))).toEqual(manuscript);
    const all = play.sections.flatMap(({ title, elements }) => [title, ...elements.map(wordsOf)]).join('');
    expect(text.length / all.length).toBeLessThan(1.15);
  }
});

// Pieces with a meaning in a manuscript or in Fountain, joined at random.
const pieces = [
  '[7] ',
  '[s7] ',
  'ROMEO: ',
  '@',
  '!',
  '.',
  '#',
  '= ',
  '> ',
  '[[',
  ']]',
  '{mood: x}',
  '{',
  '}',
  ';',
  '\\',
  ':',
].concat([
  '(',
  ')',
  ' ^',
  '~',
  '*',
  'INT. ',
  'TO:',
  ' ',
  '\t',
  'Romeo',
  'ромео',
  'რომეო',
  '===',
  '/*',
  '*/',
  '\u200f',
  '\u00a0',
]);
const oneLine = fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((parts) => parts.join(''));
const words = fc.array(oneLine, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'));
const name = oneLine.map(
  (it) =>
    it
      .replaceAll(/[\u200f\u00a0]/g, '')
      .replaceAll(/\s+/g, ' ')
      .trim() || 'ANN',
);
const speech = fc.record({
  kind: fc.constant('speech' as const),
  character: name,
  extension: fc.option(name),
  dual: fc.boolean(),
  text: words,
  line: fc.constant(0),
});
const passage = fc.record({
  kind: fc.constantFrom('direction' as const, 'note' as const),
  text: words,
  line: fc.constant(0),
});
const section = fc.record({
  title: name,
  level: fc.integer({ min: 1, max: 4 }),
  setting: fc.option(
    fc.dictionary(fc.constantFrom('mood', 'location', 'time', 'place'), name, { minKeys: 1 }),
  ),
  synopsis: fc.option(fc.constant('what happens')),
  elements: fc.array(fc.oneof(speech, passage), { maxLength: 5 }),
});
const manuscripts = fc.array(section, { minLength: 1, maxLength: 4 }).map((sections): Manuscript => {
  let handle = 1;
  return {
    lines: [],
    sections: sections.map(({ elements, ...rest }) => ({
      handle: handle++,
      ...rest,
      lines: elements.map((element) => ({ handle: handle++, element })),
    })),
  };
});

describe('a written manuscript', () => {
  test('reads back as the same lines for any text: no line forges a handle', () => {
    fc.assert(
      fc.property(manuscripts, (manuscript) => {
        const read = readManuscript(writeManuscript(manuscript, ['Romeo']), { names: ['Romeo'] });
        expect(handlesOf(read)).toEqual(handlesOf(manuscript));
        expect(storyOf(read)).toEqual(storyOf(manuscript));
      }),
      { numRuns: 400, seed: 7 },
    );
  });

  test('reads back as the same lines without the handles', () => {
    const bare = ({ sections }: Manuscript): Manuscript => ({
      lines: [],
      sections: sections.map(({ lines, ...rest }) => ({
        ...rest,
        handle: null,
        lines: lines.map(({ element }) => ({ handle: null, element })),
      })),
    });
    fc.assert(
      fc.property(manuscripts, (manuscript) => {
        // A colon keeps the text from reading as Fountain.
        const text = `${writeManuscript(bare(manuscript), ['Romeo'])}\nANN: x`;
        const { sections } = readManuscript(text, { names: ['Romeo'] });
        sections.at(-1)!.lines.pop();
        expect(storyOf({ lines: [], sections })).toEqual(storyOf(bare(manuscript)));
      }),
      { numRuns: 400, seed: 7 },
    );
  });
});

test('takes time linear to the text', () => {
  const hostile = ['[[', ']]', '[7', '\\', '{a: ', '(', ':', '\n ', '\n', 'A: '].map((it) =>
    it.repeat(100_000),
  );
  for (const it of hostile) expect(() => readManuscript(`.A\nANN: ${it}`)).not.toThrow();
});

describe('the parts of a speech', () => {
  test('are told apart', () => {
    expect(
      dialogueParts(
        '(softly)\nO *Romeo*, [[or\nhere?]]Romeo!\n~ Sigh no more\n~ ladies\n\n(she (almost) weeps)\nAy me',
      ),
    ).toEqual([
      { kind: 'parenthetical', text: 'softly' },
      { kind: 'spoken', text: 'O *Romeo*, ' },
      { kind: 'note', text: 'or\nhere?' },
      { kind: 'spoken', text: 'Romeo!' },
      { kind: 'lyric', text: 'Sigh no more\nladies' },
      { kind: 'parenthetical', text: 'she (almost) weeps' },
      { kind: 'spoken', text: 'Ay me' },
    ]);
  });

  test('leave the spoken words', () => {
    expect(spokenText('(softly)\nO _dear_ **Romeo** snake_case\n[[x]]\n~la')).toBe(
      'O dear Romeo snake_case\nla',
    );
  });
});

function shortly(element: PlayElement) {
  if (element.kind !== 'speech') return [element.kind, element.text];
  return [element.character, element.extension, element.dual, element.text];
}

function wordsOf(element: PlayElement): string {
  return element.kind === 'speech' ? element.character + element.text : element.text;
}

function handlesOf({ sections }: Manuscript) {
  return sections.map(({ handle, lines }) => [handle, lines.map((line) => line.handle)]);
}

/** The manuscript without parts that the text may lose: line numbers, invisible blanks, empty values of a setting. */
function storyOf({ lines, sections }: Manuscript): Manuscript {
  const bare = (element: PlayElement) => ({ ...element, line: 0, text: seen(element.text) });
  const settingOf = (setting: Record<string, string> | null) =>
    setting && Object.values(setting).some((value) => value !== '') ? setting : null;
  return {
    lines,
    sections: sections.map((it) => ({
      ...it,
      setting: settingOf(it.setting),
      lines: it.lines.map(({ handle, element }) => ({ handle, element: bare(element) })),
    })),
  };
}

function seen(text: string): string {
  const lines = text.split('\n').map((line) => (/^[\s\u200f]*$/.test(line) ? '' : line));
  while (lines.length > 1 && lines.at(-1) === '') lines.pop();
  return lines.join('\n');
}
