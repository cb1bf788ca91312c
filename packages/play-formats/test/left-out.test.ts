import { describe, expect, test } from 'vitest';
import { parseFountain } from '../src/index.ts';
import { elementsOf, readBody } from './helpers.ts';

describe('notes', () => {
  test('alone on a line, across lines and over a line of two spaces', () => {
    expect(readBody('[[One.]]\n\n[[Two,\nthree,\n  \nfour.]]\nHe goes.')).toEqual([
      ['note', 'One.'],
      ['note', 'Two,\nthree,\n\nfour.'],
      ['direction', 'He goes.'],
    ]);
  });

  test('within a line they stay in the text', () => {
    expect(readBody('He [[Jack]] goes.\n\n[[a]] and [[b]]')).toEqual([
      ['direction', 'He [[Jack]] goes.'],
      ['direction', '[[a]] and [[b]]'],
    ]);
  });

  test('a note that is not closed in its paragraph is text', () => {
    expect(readBody('[[Never\n\nclosed]]\n\nDAN\nHello.')).toEqual([
      ['direction', '[[Never'],
      ['direction', 'closed]]'],
      ['DAN', null, 'Hello.'],
    ]);
  });

  test('a synopsis is a note', () => {
    expect(readBody('= They meet.\nFog.')).toEqual([
      ['note', 'They meet.'],
      ['direction', 'Fog.'],
    ]);
  });
});

describe('boneyards', () => {
  test('are removed from lines and paragraphs and reported with their lines', () => {
    const play = parseFountain(
      'INT. A\n\nHe /* slowly */goes.\n\n/* cut\n\nINT. B\n*/\n\nDAN\nHel/*\n*/lo.\n\nEnd.',
    );
    expect(elementsOf(play)).toMatchObject([
      { text: 'He goes.', line: 3 },
      { character: 'DAN', text: 'Hello.', line: 10 },
      { text: 'End.', line: 14 },
    ]);
    expect(play.sections).toHaveLength(1);
    expect(play.leftOut).toEqual([
      { kind: 'boneyard', line: 3, text: 'slowly' },
      { kind: 'boneyard', line: 5, text: 'cut\n\nINT. B' },
      { kind: 'boneyard', line: 11, text: '' },
    ]);
  });

  test('a boneyard line within a speech does not end it', () => {
    expect(readBody('DAN\n/* later */\nOne.\n/*\n\n*/\nTwo.')).toEqual([['DAN', null, 'One.\nTwo.']]);
  });

  test('an unclosed boneyard is text', () => {
    expect(readBody('DAN\nOne /* two.\n\nANN\nThree.')).toEqual([
      ['DAN', null, 'One /* two.'],
      ['ANN', null, 'Three.'],
    ]);
  });

  test('removing one does not create another', () => {
    expect(readBody('One //* x */* two.\n\nThree */ four.')).toEqual([
      ['direction', 'One / * two.'],
      ['direction', 'Three */ four.'],
    ]);
  });
});

test('page breaks are reported', () => {
  const play = parseFountain('INT. A\n\nOne.\n===\nTwo.\n\n/* x */\n\n  =====');
  expect(elementsOf(play)).toHaveLength(2);
  expect(play.leftOut).toEqual([
    { kind: 'page break', line: 4, text: '===' },
    { kind: 'boneyard', line: 7, text: 'x' },
    { kind: 'page break', line: 9, text: '=====' },
  ]);
});
