import { inSteps } from '@fountainai/service-kit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { termsOf } from '../src/search-terms.ts';
import { snippetOf } from '../src/snippet.ts';
import { naiveSnippet } from './naive-snippet.ts';

const snippet = (text: string, query: string) => inSteps(snippetOf(text, termsOf(query)));

const letters = fc.constantFrom(
  ...Array.from('abzAZß«»İıéñЙёПיִשְׁאეგძΣςσωΏ字𠮷生かガﾞｶﷺﬁ१कि़्👍-’.,\n'),
  ' ',
  ' ',
  ' ',
  '\u0301',
  'e\u0301\u0323',
  '\u00ad',
  'σς',
  '*',
  '_',
  'ss',
  'the ',
  'needle ',
);
const texts = fc.array(letters, { maxLength: 600, size: 'max' }).map((list) => list.join(''));
const queries = fc.oneof(
  fc.array(letters, { minLength: 1, maxLength: 4 }).map((list) => list.join('')),
  fc.constantFrom('needle', '"the needle"', 'the nee', 'ss', '"字生"', 'zz zz'),
);

const hostile: [name: string, text: string][] = [
  ['marks in a row', `x${'\u0301\u0323'.repeat(50_000)}`],
  ['marks that are written', `क${'\u094d\u093c'.repeat(50_000)}`],
  ['spaces', `b${' '.repeat(100_000)}`],
  ['one word', 'ß'.repeat(100_000)],
  ['letters that become longer', 'İ'.repeat(100_000)],
  ['ligatures', 'ﷺ'.repeat(100_000)],
  ['ideographs', '字'.repeat(100_000)],
  ['emoji', '👩‍👩‍👧‍👦'.repeat(10_000)],
  ['sentences', 'Нет правды на земле. '.repeat(5_000)],
];

describe('a snippet', () => {
  test('is the same as one made of the whole text at once', () =>
    fc.assert(
      fc.asyncProperty(texts, queries, async (text, query) => {
        expect(await snippet(text, query)).toBe(naiveSnippet(text, termsOf(query)));
      }),
      { numRuns: 300, endOnFailure: true },
    ));

  test.each(hostile)('of a long text leaves others a turn and stays short: %s', async (_, text) => {
    const whole = `${text} needle`;
    let longest = 0;
    let last = performance.now();
    const clock = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    const found = await snippet(whole, 'needle');
    clearInterval(clock);
    longest = Math.max(longest, performance.now() - last);
    expect(found).toMatch(/«needle»$/u);
    expect(found.length).toBeLessThan(700);
    // The bound is generous; an implementation that reads the whole text takes seconds.
    expect(longest).toBeLessThan(1_000);
  });

  test('cuts no character, and shows no more of what was found than is useful', async () => {
    const family = '👩‍👩‍👧‍👦';
    const around = await snippet(`${family.repeat(90)}needle${family.repeat(90)}`, 'needle');
    expect(around).toBe('…«needle»…');
    expect(await snippet(family.repeat(90), 'needle')).toMatch(new RegExp(`^(${family})+…$`, 'u'));
    const long = await snippet('e\u0301'.repeat(20_000), 'e');
    expect(long).toMatch(/^«(e\u0301){100,300}»…$/u);
    expect((await snippet(`a${' '.repeat(50_000)}b`, '"a b"')).length).toBeLessThan(700);
  });

  test('marks decomposed letters that are asked for as a whole word', async () => {
    expect(await snippet('cafe\u0301 noir', '"café"')).toBe('«cafe\u0301» noir');
  });
});
