/** Enough for the different words of a long play. */
const mostRemembered = 20_000;

/** What is longer is no word that comes again, and would only take memory. */
const longestRemembered = 64;

/** `compute` that remembers what it found for a word, until there is too much of it. `rest` must follow from the word. */
export function remembered<Value, Rest extends unknown[]>(
  compute: (word: string, ...rest: Rest) => Value,
): (word: string, ...rest: Rest) => Value {
  const values = new Map<string, Value>();
  return (word, ...rest) => {
    if (word.length > longestRemembered) return compute(word, ...rest);
    const known = values.get(word);
    if (known !== undefined) return known;
    if (values.size >= mostRemembered) values.clear();
    const value = compute(word, ...rest);
    values.set(word, value);
    return value;
  };
}
