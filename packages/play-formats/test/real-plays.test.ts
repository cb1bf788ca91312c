import { describe, expect, test } from 'vitest';
import { parseFountain, writeFountain } from '../src/index.ts';
import { elementsOf, readSample } from './helpers.ts';

const plays = [
  {
    file: 'romeo-and-juliet.en.fountain',
    acts: 5,
    scenes: 26,
    speeches: 841,
    directions: 151,
    characters: 34,
  },
  { file: 'romeo-und-julia.de.fountain', acts: 5, scenes: 24, speeches: 804, directions: 45, characters: 39 },
  { file: 'the-post-office.en.fountain', acts: 0, scenes: 2, speeches: 386, directions: 18, characters: 18 },
  { file: 'mozart-and-salieri.ru.fountain', acts: 0, scenes: 2, speeches: 42, directions: 4, characters: 2 },
];

describe.each(plays)('$file', ({ file, acts, scenes, speeches, directions, characters }) => {
  const text = readSample(file);
  const play = parseFountain(text);
  const elements = elementsOf(play);

  test('has its acts, scenes, speeches, directions and characters', () => {
    expect({
      acts: play.sections.filter((section) => section.setting === null).length,
      scenes: play.sections.filter((section) => section.setting !== null).length,
      speeches: elements.filter((element) => element.kind === 'speech').length,
      directions: elements.filter((element) => element.kind === 'direction').length,
      characters: play.characters.length,
    }).toEqual({ acts, scenes, speeches, directions, characters });
    expect(elements).toHaveLength(speeches + directions);
    expect(play.leftOut).toEqual([]);
  });

  test('has every line of the file, in order and at its place', () => {
    const lines = text.split('\n');
    const written = lines.slice(lines.indexOf('')).filter((line) => line !== '' && !/^[@.#]/.test(line));
    const read = elements.flatMap((element) => element.text.split('\n'));
    expect(read).toEqual(written.map((line) => line.replace(/^!/, '')));
    for (const element of elements) {
      const mark = element.kind === 'speech' ? `@${element.character}` : `!${element.text}`;
      expect(lines[element.line - 1]).toBe(mark.split('\n')[0]);
    }
  });

  test('is the same after a round trip, line numbers too', () => {
    expect(parseFountain(writeFountain(play))).toEqual(play);
  });
});

test('Romeo and Juliet: levels, settings and title page', () => {
  const play = parseFountain(readSample('romeo-and-juliet.en.fountain'));
  expect(play.sections.map((section) => section.level).join('')).toMatch(/^12+12+12+12+12+$/);
  expect(play.sections[2]).toMatchObject({
    title: 'SCENE I. Verona. A public place.',
    setting: { location: 'Verona. A public place.' },
  });
  expect([play.title, play.author]).toEqual(['The Tragedy of Romeo and Juliet', 'William Shakespeare']);
});
