import { invalid } from './problem.ts';

/** Where a page ends: the sort key of its last row, packed so that nobody builds on its inside. */
export function encodeCursor(key: readonly (number | string)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/**
 * @param types what the key is made of, to know a cursor of another list when it comes
 * @throws Problem 400 when the cursor is not one of ours
 */
export function decodeCursor<K extends readonly (number | string)[]>(
  cursor: string | undefined,
  ...types: { [I in keyof K]: K[I] extends number ? 'number' : 'string' }
): K | undefined {
  if (cursor === undefined) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const fits =
      Array.isArray(key) &&
      key.length === types.length &&
      key.every(
        (part, i) => typeof part === types[i] && (typeof part === 'string' || Number.isSafeInteger(part)),
      );
    if (fits) return key as unknown as K;
  } catch {
    // answered below like any other cursor that is not ours
  }
  throw invalid([{ pointer: 'cursor', message: 'is not a nextCursor of this list' }]);
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/**
 * Makes a page of rows that were read with `LIMIT limit + 1`: the one too many only tells that there is more.
 * @param keyOf the sort key of a row, as the list orders by it
 */
export function pageOf<Row, T>(
  rows: Row[],
  limit: number,
  keyOf: (row: Row) => readonly (number | string)[],
  view: (row: Row) => T,
): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(view),
    nextCursor: rows.length > limit && last ? encodeCursor(keyOf(last)) : null,
  };
}

/** v1's lists are plain arrays; where there is more, a Link header leads to it. */
export const longestList = 1_000;

/**
 * The answer to a v1 list.
 * @param path the list's own address, without a query
 * @param query what else the next part is asked with
 */
export function listAnswer<T>(
  page: Page<T>,
  path: string,
  query: Record<string, string | number | undefined> = {},
) {
  const { items: body, nextCursor } = page;
  if (nextCursor === null) return { status: 200 as const, body };
  const search = new URLSearchParams({ cursor: nextCursor });
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return { status: 200 as const, headers: { Link: `<${path}?${search.toString()}>; rel="next"` }, body };
}
