import { invalid } from './problem.ts';

/** Encodes the sort key of a page's last row. The cursor is opaque, so clients cannot depend on its format. */
export function encodeCursor(key: readonly (number | string)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/**
 * @param types the types of the key's parts, which detect the cursor of another list
 * @throws Problem 400 when the cursor is not of this list
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
    // A malformed cursor gets the same answer as one of another list.
  }
  throw invalid([{ pointer: 'cursor', message: 'is not a nextCursor of this list' }]);
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/**
 * Makes a page of rows that were read with `LIMIT limit + 1`; the extra row only shows that more follow.
 * @param keyOf the sort key of a row, in the order of the list
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

/** v1 lists are plain arrays; a Link header leads to the next part. */
export const longestList = 1_000;

/**
 * Builds the answer of a v1 list.
 * @param path the path of the list, without a query
 * @param query the other query parameters of the next part
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
