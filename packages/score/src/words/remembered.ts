/** The number of cached words: enough for the different words of a long play. */
const mostRemembered = 20_000;

/** Longer strings rarely recur, so caching them wastes memory. */
const longestRemembered = 64;

/** `compute` with a cache by word, emptied when full. The word alone must determine `rest`. */
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
