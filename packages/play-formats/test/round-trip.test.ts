import { describe, expect, test } from 'vitest';
import { parseFountain, PlayFormatError, writeFountain, type Play, type PlayElement } from '../src/index.ts';
import { readScreenplay, storyOf } from './helpers.ts';

/** The story before and after writing and reading. */
function roundTrip(play: Play) {
  return { before: storyOf(play), after: storyOf(parseFountain(writeFountain(play))) };
}

describe('a screenplay with every element', () => {
  const play = parseFountain(readScreenplay());

  test('is read', () => {
    expect(play.title).toBe('THE NIGHT FERRY A Crossing');
    expect(play.author).toBe('Ines Marlow, Tobias Renner');
    expect(play.sections.map((section) => `${section.level} ${section.title}`)).toEqual([
      '1 Opening',
      '1 Act One',
      '2 EXT. HARBOUR - NIGHT',
      '2 THE GANGWAY',
      '2 INT./EXT. WHEELHOUSE - LATER',
      '2 Epilogue',
      '3 I/E FERRY - DAWN',
    ]);
    expect(play.characters).toEqual(['INES', 'VOICE', 'McRae', 'TOBIAS']);
    expect(play.sections.flatMap((section) => section.elements.map((element) => element.kind))).toEqual(
      ['direction', 'note', 'direction', 'direction', 'direction', 'note', 'speech', 'speech', 'speech']
        .concat(['transition', 'direction', 'speech', 'speech', 'direction', 'speech', 'direction'])
        .concat(['transition', 'note', 'direction', 'direction']),
    );
    expect(play.leftOut.map(({ kind, line }) => `${kind} ${line}`)).toEqual([
      'boneyard 50',
      'page break 70',
      'boneyard 80',
    ]);
  });

  test('survives a round trip, and looks like a screenplay in Fountain', () => {
    const written = writeFountain(play);
    expect(storyOf(parseFountain(written))).toEqual(storyOf(play));
    expect(written).toContain('\n\nINES\n(to the fog)\nAnybody there?\n');
    expect(written).toContain('\n\nEXT. HARBOUR - NIGHT #1#\n\n');
    expect(written).toContain('\n\n@McRae (on the radio)\nNine knots.\n  \nAnd falling.\n\nCUT TO:\n\n');
    expect(writeFountain(parseFountain(written))).toBe(written);
  });
});

test.each([
  'Dusk.\n\nDAN\nHello.\n\nINT. A\n\nNight.',
  '# Opening\n\nDusk.\n\nINT. A',
  '# Opening\n\nDusk.',
  '!Title: not one\n\nINT. A',
  '@JOHN: X\nhello\n\nINT. A',
  '!<b>\n\nINT. A',
  'INT. A\n\n![[x]]\n\n!INT. B\n\n!STEEL\nHello.\n\n!\n\n!!!\n\n!CUT TO:',
  'INT. A\n\n> INT. B TO:\n\n@CUT TO:\n\n> # TO:\n\n= a ]] b\n\n= a]\n\n[[]]',
])('%j comes back', (text) => {
  const { before, after } = roundTrip(parseFountain(text));
  expect(after).toEqual(before);
});

test('elements from other sources survive a round trip', () => {
  const texts = ['one\n\n\ntwo', '# x', '= y', '===', '[[z', 'A\nb', 'a\n  indented', '', '@x', '!'];
  const elements = texts.flatMap((text): PlayElement[] => [
    { kind: 'speech', character: 'INT. Ann', extension: null, dual: false, text, line: 0 },
    { kind: 'direction', text, line: 0 },
  ]);
  const { before, after } = roundTrip(playOf(elements));
  expect(after).toEqual(before);
});

test('text that reads as boneyard is kept in writing', () => {
  const elements = ['one /* two', 'three', 'four */ five'].map((text): PlayElement => ({
    kind: 'direction',
    text,
    line: 0,
  }));
  const read = parseFountain(writeFountain(playOf(elements)));
  expect(read.sections[0]!.elements.map((element) => element.text)).toEqual([
    'one / * two',
    'three',
    'four */ five',
  ]);
});

function playOf(elements: PlayElement[]): Play {
  const characters = new Set(
    elements.flatMap((element) => (element.kind === 'speech' ? [element.character] : [])),
  );
  const section = { title: 'Act', level: 1, setting: null, elements, line: 0 };
  return {
    title: '',
    author: '',
    titlePage: [],
    sections: [section],
    characters: [...characters],
    leftOut: [],
    doubts: [],
  };
}

test('generated texts survive a round trip', () => {
  const pieces =
    'JOHN|@|Моцарт|\n|\n\n|\n\n|  \n|\t|(softly)|(V.O.)| ^|INT. |.SCENE I|..|# ACT|##|=|===|[[|]]|/*|*/|/|*|~la|!|>|<|TO:|Title: x|word|#1#| - |,|: |\u2028|\u00a0|ß|()|[|# Opening|MIRA [[a]]|[[b\n|b]]|\n\u00a0\n|\u200f|I./E. X|."|_|**|Draft No.: 3|http://x|!A'.split(
      '|',
    );
  let seed = 1;
  for (let round = 0; round < 10_000; round++) {
    let text = '';
    for (let length = 1 + (round % 25); length > 0; length--) {
      seed = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
      text += pieces[((seed ^ (seed >>> 13)) >>> 0) % pieces.length]!;
    }
    const play = readOrRefuse(text);
    if (!play) continue;
    // A note leaves its heading or cue, so the two halves of a boneyard may swap places.
    const story = JSON.stringify(play.sections);
    if (story.includes('/*') && story.includes('*/')) continue;
    const { before, after } = roundTrip(play);
    expect({ text, after }).toEqual({ text, after: before });
  }
});

function readOrRefuse(text: string): Play | null {
  try {
    return parseFountain(text);
  } catch (error) {
    if (error instanceof PlayFormatError) return null;
    throw error;
  }
}
