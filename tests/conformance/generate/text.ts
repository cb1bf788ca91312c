import fc from 'fast-check';

const ranges: [first: number, last: number][] = [
  [0x20, 0x7e], // ASCII
  [0xc0, 0x17f], // Latin with accents
  [0x300, 0x36f], // combining marks
  [0x391, 0x3c9], // Greek
  [0x410, 0x44f], // Cyrillic
  [0x5d0, 0x5ea], // Hebrew
  [0x620, 0x64a], // Arabic
  [0x904, 0x939], // Devanagari
  [0xe01, 0xe2e], // Thai
  [0x3041, 0x3096], // Hiragana
  [0x4e00, 0x9fa5], // Chinese
  [0xac00, 0xd7a3], // Korean
  [0x1f600, 0x1f64f], // emoji
  [0x20000, 0x2a6d6], // rare Chinese, outside of the first plane
];
const inRange = ranges.map(([min, max]) =>
  fc.integer({ min, max }).map((code) => String.fromCodePoint(code)),
);
// Quotes, wildcards, line ends, direction marks, joiners, a byte order mark: characters that programs often mishandle.
const awkward = fc.constantFrom(
  ...Array.from(
    '\'"\\%_<>&;:/?#{}$`|,.*\t\n\r\u{1}\u{7f}\u{85}\u{200d}\u{202e}\u{2028}\u{feff}\u{fffe}\u{10ffff}',
  ),
);
const whole = [
  "'; DROP TABLE scripts; --",
  '__proto__',
  'null',
  'true',
  '0',
  '1e3',
  ' ',
  '%00',
  '${7*7}',
  '@A\n(B)\nC',
];
const longestUsual = 40;

/**
 * Texts in many scripts, with a number of code points in the given range. No NUL and no lone surrogates, which JSON
 * bodies cannot have. Some texts have the maximal length in characters that take the most bytes.
 */
export function texts({ minLength = 0, maxLength = 1_000 }: { minLength?: number; maxLength?: number }) {
  const unit = fc.oneof({ weight: 6, arbitrary: fc.oneof(...inRange) }, { weight: 1, arbitrary: awkward });
  const usual = fc.string({
    unit,
    minLength,
    maxLength: Math.max(minLength, Math.min(maxLength, longestUsual)),
  });
  const known = whole.filter((text) => text.length >= minLength && text.length <= maxLength);
  const longest = fc
    .constantFrom('\u{20000}', 'x')
    .map((character) => character.repeat(Math.min(maxLength, 20_000)));
  return fc.oneof(
    { weight: 16, arbitrary: usual },
    { weight: known.length > 0 ? 3 : 0, arbitrary: fc.constantFrom(...(known.length > 0 ? known : [''])) },
    { weight: 1, arbitrary: longest },
  );
}

/** A valid header value: printable ASCII without white space around it. */
export function headerTexts({ maxLength = 100 }: { maxLength?: number }) {
  const odd = fc.string({
    unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
    minLength: 1,
    maxLength: Math.min(maxLength, 30),
  });
  return fc.oneof(fc.constantFrom('"1"', 'W/"1"', '*', '"1", "2"', '1'), odd);
}
