import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseFountain, writeFountain, type Play } from '../src/index.ts';
import { storyOf } from './helpers.ts';

/** The right answer for one file of test/cases; `any` lists several right answers. */
interface Case {
  title?: unknown;
  author?: unknown;
  sections?: unknown;
  characters?: unknown;
  elements?: unknown;
  /** By the index of the section. */
  settings?: Record<string, unknown>;
  round_trip?: boolean;
}

const folder = new URL('cases/', import.meta.url);
const names = readdirSync(folder).flatMap((name) => (name.endsWith('.json') ? name.slice(0, -5) : []));

test.each(names)('%s', (name) => {
  const wanted = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Case;
  const play = parseFountain(readFileSync(new URL(`${name}.fountain`, folder), 'utf8'));
  const seen: Record<string, unknown> = {
    title: play.title,
    author: play.author,
    sections: play.sections.map(({ title }) => title),
    characters: play.characters,
    elements: elementsOf(play),
  };
  for (const [key, value] of Object.entries(seen)) {
    const answers = anyOf(wanted[key as keyof Case]);
    if (answers) expect(answers).toContainEqual(value);
  }
  for (const [index, setting] of Object.entries(wanted.settings ?? {}))
    expect(play.sections[Number(index)]!.setting).toEqual(setting);
  if (wanted.round_trip !== false) expect(storyOf(parseFountain(writeFountain(play)))).toEqual(storyOf(play));
});

function anyOf(wanted: unknown): unknown[] | undefined {
  if (wanted === undefined) return undefined;
  return typeof wanted === 'object' && wanted !== null && 'any' in wanted
    ? (wanted.any as unknown[])
    : [wanted];
}

function elementsOf(play: Play): unknown[][] {
  return play.sections.flatMap(({ title, elements }) =>
    elements.map((element) =>
      element.kind === 'speech'
        ? [title, 'speech', element.character, element.extension, element.dual, element.text]
        : [title, element.kind, element.text],
    ),
  );
}

test('the line of a heading is known', () => {
  expect(parseFountain('INT. A\n\nDust.\n\n.B\n\n\nRain.').sections.map(({ line }) => line)).toEqual([1, 5]);
});

test.each([
  ['INT. A\n\nCUT TO:\nHello.', 3, '“CUT TO:” is read as a character'],
  ['INT. A\n\nNORA\nHello.\nEXT. YARD - DAY', 3, 'the speech of NORA holds what looks like a heading'],
  ['INT. A\n\nRain.', 1, 'nobody speaks'],
  ['Title: X\nby Ann\n\nINT. A\n\nNORA\nHello.', 2, 'the title page ends here'],
  ['INT. A\n\nJOSÉ\nHola.\n\nJOSE\nHola.', 6, '“JOSE” and “JOSÉ” look like one name'],
])('%j is doubtful', (text, line, words) => {
  expect(parseFountain(text).doubts).toEqual([{ line, text: expect.stringContaining(words) }]);
});

test.each([
  ['romeo-and-juliet.en', []],
  // Two typing errors of the edition behind the sample.
  ['romeo-und-julia.de', ['“[TYBALT” and “TYBALT”', '“[GRÄFIN CAPULET]” and “GRÄFIN CAPULET”']],
  ['mozart-and-salieri.ru', []],
  ['the-post-office.en', []],
])('%s has no false doubt', (name, slips) => {
  const text = readFileSync(new URL(`../../../samples/${name}.fountain`, import.meta.url), 'utf8');
  const texts = parseFountain(text).doubts.map((doubt) => doubt.text);
  expect(texts).toEqual(slips.map((slip) => `${slip} look like one name`));
});
