import { describe, expect, test } from 'vitest';
import { describeTitlePage, parseFountain, readTitlePageEntries, writeFountain } from '../src/index.ts';

const scene = '\n\nINT. HOUSE\n';

describe('title page', () => {
  test('keeps every entry in order, with any key', () => {
    const play = parseFountain(`Title: Faust\nRegie: N. N.\nAuthor: Goethe${scene}`);
    expect(play.titlePage).toEqual([
      { key: 'Title', values: ['Faust'] },
      { key: 'Regie', values: ['N. N.'] },
      { key: 'Author', values: ['Goethe'] },
    ]);
    expect([play.title, play.author]).toEqual(['Faust', 'Goethe']);
  });

  test('reads values on indented lines, by spaces or a tab', () => {
    const play = parseFountain(
      `Title:\n    _**BRICK & STEEL**_\n\tFULL RETIRED\nAuthors:\n   A\n   B${scene}`,
    );
    expect(play.titlePage[0]!.values).toEqual(['_**BRICK & STEEL**_', 'FULL RETIRED']);
    expect([play.title, play.author]).toEqual(['BRICK & STEEL FULL RETIRED', 'A, B']);
  });

  test('is optional, and FADE IN: is none', () => {
    const play = parseFountain(`FADE IN:${scene}`);
    expect([play.title, play.author, play.titlePage]).toEqual(['', '', []]);
    expect(play.sections[0]!.elements).toEqual([{ kind: 'direction', text: 'FADE IN:', line: 1 }]);
  });

  test('ends at a line that is no entry', () => {
    const play = parseFountain('Title: X\nINT. HOUSE: KITCHEN - DAY\n\nHe waits.');
    expect(play.titlePage).toHaveLength(1);
    expect(play.sections[0]!.title).toBe('INT. HOUSE: KITCHEN - DAY');
  });

  test('writes the changed title of a play', () => {
    const play = parseFountain(`Title: Old\nAuthor: A\nDraft date: today${scene}`);
    expect(writeFountain({ ...play, title: 'New', author: '' })).toMatch(
      /^Title: New\nDraft date: today\n\n/,
    );
  });
});

test('entries besides title and author go through a description and come back', () => {
  const text =
    'Title: The Weir\nCredit: by\nAuthor(s): A. Field\nDraft 2: red\nDraft No.: 3\nशीर्षक: बाँध\nContact:\n    a@example.org\n    https://example.org';
  const { titlePage, author } = parseFountain(`${text}\n\nINT. A`);
  expect(author).toBe('A. Field');
  const rest = titlePage.filter(({ key }) => !/^(?:Title|Author\(s\))$/.test(key));
  expect(readTitlePageEntries(describeTitlePage(titlePage))).toEqual(rest);
  expect(readTitlePageEntries('A play about a weir.\nIn two acts.')).toEqual([
    { key: 'Notes', values: ['A play about a weir.', 'In two acts.'] },
  ]);
});
