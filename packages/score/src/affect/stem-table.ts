/** No entry is longer. */
const longestEntry = 24;

/** Lower case, without accents and points, so that spellings of one word meet; but an umlaut makes another word. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/(?!\u0308)\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .replaceAll('’', "'");
}

/** Finds words by what is entered: whole, or `lov*` for every word that begins so; the longest entry wins. */
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
