import { expect, test } from 'vitest';
import { readBody } from './helpers.ts';

test('a direction is a paragraph with its line breaks and indents', () => {
  expect(readBody('He waits.\n  And waits.\n\nShe comes.')).toEqual([
    ['direction', 'He waits.\n  And waits.'],
    ['direction', 'She comes.'],
  ]);
});

test('a tab in a direction is four spaces', () => {
  expect(readBody('\tHe\twaits.')).toEqual([['direction', '    He    waits.']]);
});

test('! forces a direction and is not part of it', () => {
  expect(readBody('!BANG\nThe door opens.\n\n!# Not an act')).toEqual([
    ['direction', 'BANG\nThe door opens.'],
    ['direction', '# Not an act'],
  ]);
});

test('lyrics and centered text outside of dialogue are directions as written', () => {
  expect(readBody('~La la la\n~la.\n\n> THE END <')).toEqual([
    ['direction', '~La la la\n~la.'],
    ['direction', '> THE END <'],
  ]);
});

test('a heading needs no blank line before it', () => {
  expect(readBody('He goes.\n# ACT II')).toEqual([['direction', 'He goes.']]);
});

test.each([
  ['CUT TO:', 'CUT TO:'],
  ['SMASH CUT TO:', 'SMASH CUT TO:'],
  ['> Burn to White.', 'Burn to White.'],
  ['ПЕРЕХОД TO:', 'ПЕРЕХОД TO:'],
])('transition: %s', (line, text) => {
  expect(readBody(`${line}\n\nNext.`)).toEqual([
    ['transition', text],
    ['direction', 'Next.'],
  ]);
});

test.each(['CUT TO: ', 'Cut to:', '!CUT TO:', 'He has to\nCUT TO:', 'CUT TO BLACK.'])(
  'no transition: %j',
  (paragraph) => {
    expect(readBody(paragraph).map(([kind]) => kind)).toEqual(['direction']);
  },
);
