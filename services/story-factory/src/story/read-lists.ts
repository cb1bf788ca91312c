import { chunks, idsACall } from '../in-parts.ts';
import type { Known } from './ask-again.ts';

/** Lists of characters or contexts, by the ids that were asked for. */
export type KnownLists<T> = Map<string, Known<List<T>>>;
type List<T> = { items: T[]; nextCursor: string | null };

/**
 * Reads things by their ids, `idsACall` in a call and all calls at once. What did not change is the same object as before.
 * @param ask asks for a list, or for the one that is known again
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
