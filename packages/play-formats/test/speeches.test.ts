import { describe, expect, test } from 'vitest';
import { parseFountain } from '../src/index.ts';
import { elementsOf, readBody } from './helpers.ts';

describe('cues', () => {
  test.each([
    ['STEEL', 'STEEL', null],
    ['МОЦАРТ', 'МОЦАРТ', null],
    ['ΑΝΤΙΓΌΝΗ', 'ΑΝΤΙΓΌΝΗ', null],
    ['GROßVATER', 'GROßVATER', null],
    ['R2D2', 'R2D2', null],
    ['\t\tSTEEL', 'STEEL', null],
    ['@McCLANE', 'McCLANE', null],
    ['@Моцарт', 'Моцарт', null],
    ['@李雷', '李雷', null],
    ['@ Old   Man ', 'Old Man', null],
    ['MOM (V.O.)', 'MOM', 'V.O.'],
    ["MOM (CONT'D)", 'MOM', "CONT'D"],
    ['HANS (on the phone)', 'HANS', 'on the phone'],
    ["HANS (O.S.) (CONT'D)", 'HANS', "O.S., CONT'D"],
    ['@McRae(to (all))', 'McRae', 'to (all)'],
  ])('%s', (cue, character, extension) => {
    expect(readBody(`${cue}\nHello.`)).toEqual([[character, extension, 'Hello.']]);
  });

  test.each([
    'Steel\nHello.',
    '23\nHello.',
    '李雷\n你好',
    'STEEL',
    'STEEL\n\nHello.',
    '!STEEL\nHello.',
    '(STEEL)\nx',
  ])('none: %j', (body) => {
    expect(readBody(body).every(([kind]) => kind === 'direction')).toBe(true);
  });

  test('a cue needs a blank line before it', () => {
    expect(readBody('He turns.\nSTEEL\nHello.')).toEqual([['direction', 'He turns.\nSTEEL\nHello.']]);
  });

  test('a forced cue may have no words', () => {
    expect(readBody('@Hamlet\n\nHe goes.')).toEqual([
      ['Hamlet', null, ''],
      ['direction', 'He goes.'],
    ]);
  });

  test('characters come in order of their first cue; case makes another name', () => {
    const play = parseFountain('@Zoe\nA\n\nANN\nB\n\n@ZOE\nC\n\n@ Zoe  (V.O.)\nD');
    expect(play.characters).toEqual(['Zoe', 'ANN', 'ZOE']);
  });

  test('a caret marks the second speech of a dual dialogue', () => {
    const spoken = elementsOf(parseFountain('BRICK\nScrew him.\n\nSTEEL (O.S.)  ^\nScrew him.'));
    expect(spoken).toMatchObject([
      { character: 'BRICK', dual: false },
      { character: 'STEEL', extension: 'O.S.', dual: true },
    ]);
  });
});

describe('dialogue', () => {
  test('keeps line breaks, parentheticals in place, lyrics, emphasis, escapes and inline notes', () => {
    const text = '(softly)\nTwo _households_,\n(beat)\n~both alike \\*in* dignity,\n[[sic]] # in = fair.';
    expect(readBody(`CHORUS\n${text}`)).toEqual([['CHORUS', null, text]]);
  });

  test('goes on over a line of exactly two spaces', () => {
    expect(readBody('DAN\nOne.\n  \nTwo.\n\nDirection.')).toEqual([
      ['DAN', null, 'One.\n\nTwo.'],
      ['direction', 'Direction.'],
    ]);
    expect(readBody('DAN\nOne.\n   \nDirection.')).toHaveLength(2);
  });

  test('loses the indent of the layout and keeps the indent of the verse', () => {
    expect(readBody('\t\tDAN\n\t\t\t(low)\n\tOne\n\t  two')).toEqual([['DAN', null, '(low)\nOne\n  two']]);
  });

  test('U+2028 is no line break', () => {
    expect(readBody('DAN\nOne\u2028two')).toEqual([['DAN', null, 'One\u2028two']]);
  });
});

test('BOM, CRLF and CR are accepted, and lines are counted the same', () => {
  const text = 'Title: X\n\nINT. A\n\nDAN\nOne.\nTwo.\n\nHe goes.\n';
  const play = parseFountain(text);
  expect(elementsOf(play).map((element) => element.line)).toEqual([5, 9]);
  expect(parseFountain(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(play);
  expect(parseFountain(text.replaceAll('\n', '\r'))).toEqual(play);
});
