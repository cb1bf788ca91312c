import { expect, test } from 'vitest';
import { phrasesOf, type Language, type PhraseEnd } from '../src/words/index.ts';

const shown = (text: string, language: Language = 'en'): [string, PhraseEnd][] =>
  phrasesOf(text, language).map(({ words, end }) => [
    words
      .map((word) => word.text + (word.spaceAfter ? ' ' : ''))
      .join('')
      .trim(),
    end,
  ]);

const ends = (text: string, language: Language = 'en') => shown(text, language).map(([, end]) => end);

test('a speech of verse is split at its marks and the ends of its lines', () => {
  expect(
    shown('But, soft! what light through yonder window breaks?\nIt is the east, and Juliet is the sun.'),
  ).toEqual([
    ['But, soft!', 'exclamation'],
    ['what light through yonder window breaks?', 'question'],
    ['It is the east,', 'comma'],
    ['and Juliet is the sun.', 'full-stop'],
  ]);
});

test.each<[string, PhraseEnd]>([
  ['I have a night’s cloak to hide me;', 'semicolon'],
  ['I would not for the world:', 'semicolon'],
  ['Do you think he—', 'dash'],
  ['Do you think he--', 'dash'],
  ['Do you think he -', 'dash'],
  ['Well, well...', 'ellipsis'],
  ['Well, well…', 'ellipsis'],
  ['He said: “Is it so?”', 'question'],
  ['(And so to bed.)', 'full-stop'],
  ['»Wirklich!«', 'exclamation'],
  ['What?!', 'question'],
  ['and then', 'none'],
])('the end of %j is heard', (text, end) => {
  expect(ends(text).at(-1)).toBe(end);
});

test('a line that ends without a mark ends a phrase', () => {
  expect(ends('From forth the fatal loins of these two foes\nA pair of lovers take their life')).toEqual([
    'line',
    'none',
  ]);
});

test('a dash before a word ends the phrase before it', () => {
  expect(shown('He never came back —she said')[0]).toEqual(['He never came back', 'dash']);
});

test('each language has its own marks', () => {
  expect(ends('Τι κάνεις; Είμαι καλά· εσύ;', 'el')).toEqual(['question', 'semicolon', 'question']);
  expect(ends('你去哪裡？ 我不知道。 真的！ 好吧…… 走了；', 'cjk')).toEqual([
    'question',
    'full-stop',
    'exclamation',
    'ellipsis',
    'semicolon',
  ]);
  expect(ends('¿Dónde estás? ¡Aquí estoy!', 'other')).toEqual(['question', 'exclamation']);
});

test('abbreviations do not end a phrase', () => {
  expect(shown('Then Mr. Smith met J. Brown.')).toEqual([['Then Mr. Smith met J. Brown.', 'full-stop']]);
  expect(shown('Er kam am 3. Mai zurück.', 'de')).toHaveLength(1);
  expect(ends('It is I. Come here.')).toEqual(['full-stop', 'full-stop']);
});

test('a mark on its own belongs to the word before it, at the beginning to the one after it', () => {
  const [phrase] = phrasesOf('— Yes – indeed', 'en');
  expect(phrase?.words.map(({ text }) => text)).toEqual(['— Yes –']);
  expect(phrase?.end).toBe('dash');
});

test('a phrase of one or two syllables joins its neighbour unless it is a sentence', () => {
  expect(shown('O, Romeo, come back to me')[0]).toEqual(['O, Romeo,', 'comma']);
  expect(shown('We must not carry coals, sir.')).toEqual([['We must not carry coals, sir.', 'full-stop']]);
  expect(shown('Ay me! She speaks.')).toHaveLength(2);
});

test('the beginning of a line is not added to the line before it', () => {
  expect(shown("The rage of their old parents,\nWhich, but their children's end,")[1]?.[0]).toBe(
    "Which, but their children's end,",
  );
});

test('a short phrase before another, or on a line of its own, is not joined to the phrase before it', () => {
  expect(shown('He went away, and, my lord, he never came')[0]?.[0]).toBe('He went away,');
  expect(shown('We walked along,\nsir.')).toHaveLength(2);
});

test('no phrase is longer than a breath, and none is empty', () => {
  const text =
    'I know that every man who walks upon the road and looks upon the sea will think about the city where his mother used to live when he was young';
  const phrases = phrasesOf(text, 'en');
  expect(phrases.length).toBeGreaterThan(1);
  for (const { words } of phrases) {
    const syllables = words.flatMap((word) => word.syllables).length;
    expect(syllables).toBeGreaterThan(4);
    expect(syllables).toBeLessThanOrEqual(24);
  }
  expect(
    phrases.slice(1).every(({ words }) => /^(and|who|will|where|when|about|upon|the)$/.test(words[0]!.text)),
  ).toBe(true);
  expect(phrases.map(({ end }) => end).every((end) => end === 'none')).toBe(true);
});

test('an article stays with its noun', () => {
  const text =
    'Another lonely traveller abandoned all the enormous mountains overlooking every silver valley';
  const [first] = shown(text);
  expect(shown(text).length).toBeGreaterThan(1);
  expect(first?.[0]).not.toMatch(/ (the|an?)$/);
});

test.each([
  [
    '床前明月光，疑是地上霜。舉頭望明月',
    'cjk',
    ['床前明月光，', 'comma'],
    ['疑是地上霜。', 'full-stop'],
    ['舉頭望明月', 'none'],
  ],
  ['A good fellow—for a lord!', 'en', ['A good fellow—', 'dash'], ['for a lord!', 'exclamation']],
  ['Nay--never!', 'en', ['Nay--', 'dash'], ['never!', 'exclamation']],
] as const)('a phrase ends without a space, too: %s', (text, language, ...expected) => {
  expect(shown(text, language)).toEqual(expected);
});
