import { chunks, idsACall } from '../in-parts.ts';
import type { Known } from './ask-again.ts';

/** Lists of characters or contexts, by the requested ids. */
export type KnownLists<T> = Map<string, Known<List<T>>>;
type List<T> = { items: T[]; nextCursor: string | null };

/**
 * Reads rows by their ids, `idsACall` per call, with all calls at once. Unchanged rows keep their objects.
 * @param ask requests a list, or the known list again
 */
export function readLists<T extends { version: number }>(
  idOf: (item: T) => number,
  ask: (ids: number[], known: Known<List<T>> | undefined) => Promise<Known<List<T>>>,
) {
  return async (ids: number[], known: KnownLists<T> = new Map()): Promise<KnownLists<T>> => {
    const before = new Map(itemsOf(known).map((item) => [idOf(item), item]));
    const same = (item: T): T => {
      const past = before.get(idOf(item));
      return past?.version === item.version ? past : item;
    };
    const parts = chunks(ids, idsACall).map(async (part) => {
      const key = part.join();
      const past = known.get(key);
      const { etag, body } = await ask(part, past);
      return [
        key,
        body === past?.body ? past : { etag, body: { ...body, items: body.items.map(same) } },
      ] as const;
    });
    return new Map(await Promise.all(parts));
  };
}

export const areSame = <T>(now: KnownLists<T>, before: KnownLists<T>): boolean =>
  now.size === before.size && [...now].every(([ids, list]) => before.get(ids) === list);

export const itemsOf = <T>(lists: KnownLists<T>): T[] =>
  [...lists.values()].flatMap(({ body }) => body.items);
