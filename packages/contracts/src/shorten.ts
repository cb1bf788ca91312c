const graphemes = new Intl.Segmenter();
/** The longest grapheme that is kept whole: a flag, a family, a letter with many accents. */
const longestGrapheme = 64;

/**
 * The beginning of a text, up to a number of characters as JSON Schema counts them (code points). The cut is between
 * graphemes, so no surrogate pair and no emoji of several code points is divided.
 */
export function shorten(text: string, characters: number): string {
  if (text.length <= characters) return text;
  const end = unitsOf(text, characters);
  if (end === text.length) return text;
  const start = Math.max(0, end - longestGrapheme);
  const around = text.slice(start, end + longestGrapheme);
  const { index } = graphemes.segment(around).containing(end - start)!;
  return text.slice(0, index === 0 ? end : start + index);
}

/** The number of code units of the first characters of a text. */
function unitsOf(text: string, characters: number): number {
  let units = 0;
  for (let count = 0; count < characters && units < text.length; count++)
    units += text.codePointAt(units)! > 0xffff ? 2 : 1;
  return units;
}
