/** Cuts a list into parts of at most so many. */
export function chunks<T>(items: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}

const callsAtOnce = 8;

/** Does some work for each of many, a few at a time. @returns the results, in the order of the items */
export async function eachOf<T, R>(items: T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const part of chunks(items, callsAtOnce)) results.push(...(await Promise.all(part.map(work))));
  return results;
}
