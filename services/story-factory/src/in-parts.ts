/** Splits a list into parts of at most `size` items. */
export function chunks<T>(items: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}

/** The contract allows this many ids in a call; the address then has 4 KB. */
export const idsACall = 200;

const callsAtOnce = 8;

/** Runs calls with at most `idsACall` ids each, a few at a time. @returns the results, in the order of the ids */
export async function byIds<R>(ids: number[], work: (part: number[]) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const parts of chunks(chunks(ids, idsACall), callsAtOnce))
    results.push(...(await Promise.all(parts.map(work))));
  return results;
}

interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** Reads all pages of a list. */
export async function allPages<T>(
  read: (place: { cursor?: string }) => Promise<{ body?: Page<T> | undefined }>,
): Promise<T[]> {
  const items: T[] = [];
  let place: { cursor?: string } | undefined = {};
  while (place) {
    const page: Page<T> = (await read(place)).body!;
    items.push(...page.items);
    place = page.nextCursor === null ? undefined : { cursor: page.nextCursor };
  }
  return items;
}
