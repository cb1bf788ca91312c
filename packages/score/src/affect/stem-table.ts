/** The length of the longest entry. */
const longestEntry = 24;

/**
 * The word in lower case without accents and points, so that its spellings match. Umlauts stay, because they make
 * another word.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/(?!\u0308)\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .replaceAll('’', "'");
}

/** Finds the entry of a word: the whole word, or `lov*` for every word with that beginning. The longest entry wins. */
export function stemTable<Value>(
  entries: Iterable<readonly [string, Value]>,
): (word: string) => Value | undefined {
  const table = new Map<string, Value>();
  for (const [entry, value] of entries) table.set(fold(entry), value);
  return (word) => {
    const folded = fold(word.slice(0, 2 * longestEntry));
    const whole = table.get(folded);
    if (whole !== undefined) return whole;
    for (let length = Math.min(folded.length, longestEntry); length > 1; length--) {
      const value = table.get(`${folded.slice(0, length)}*`);
      if (value !== undefined) return value;
    }
    return undefined;
  };
}
