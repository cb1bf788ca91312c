import { conflict, prepareOnce, type Db } from '@fountainai/service-kit';
import { sql } from '@fountainai/drizzle';
import type { CounterName, NumberLine } from './counters.ts';
import { counters } from './tables.ts';

/** `count` consecutive numbers of one counter. */
export interface Wish extends Omit<CounterName, 'line'> {
  count: number;
}

/** The total that the calls of a batch take from one counter. */
interface Demand {
  elementType: string;
  elementId: number;
  count: number;
  wishes: number;
}

/** All callers lock rows in the same order, so that two batches do not deadlock. */
const addToCounters = prepareOnce((db) =>
  db
    .insert(counters)
    .select(
      sql`SELECT ${sql.placeholder('workspace')}, ${sql.placeholder('line')}, wished.element_type, wished.element_id,
        wished.value, wished.version, now(), now()
      FROM unnest(${sql.placeholder('types')}::text[], ${sql.placeholder('ids')}::bigint[],
        ${sql.placeholder('values')}::bigint[], ${sql.placeholder('wishes')}::bigint[])
        AS wished (element_type, element_id, value, version)
      ORDER BY element_type, element_id`,
    )
    .onConflictDoUpdate({
      target: [counters.workspaceId, counters.numberLine, counters.elementType, counters.elementId],
      set: {
        value: sql`${counters.value} + excluded.value - ${sql.placeholder('before')}::bigint`,
        version: sql`${counters.version} + excluded.version`,
        updatedAt: sql`now()`,
      },
    })
    .returning({ elementType: counters.elementType, elementId: counters.elementId, value: counters.value })
    .prepare('add_to_counters'),
);

/**
 * Takes numbers from any counters of one line, and creates missing counters. One statement, so that concurrent callers
 * never get the same number. Wishes for one counter are added up.
 * @returns the first number of each wish; wishes for the same counter get consecutive numbers
 * @throws Problem 409 when a counter would pass the largest number
 */
export async function takeNumbers(
  db: Db,
  workspace: string,
  { name, start, step }: NumberLine,
  wishes: Wish[],
): Promise<number[]> {
  const byCounter = demandsOf(wishes);
  const demands = [...byCounter.values()];
  const rows = await addToCounters(db).execute({
    workspace,
    line: name,
    types: demands.map(({ elementType }) => elementType),
    ids: demands.map(({ elementId }) => elementId),
    values: demands.map(({ count }) => start + (count - 1) * step),
    wishes: demands.map((demand) => demand.wishes),
    before: start - step,
  });
  const next = new Map(
    rows.map((row) => {
      const [last, key] = [row.value, keyOf(row)];
      if (last > Number.MAX_SAFE_INTEGER)
        throw conflict('sequence_exhausted', 'This counter has no numbers left.');
      return [key, last - (byCounter.get(key)!.count - 1) * step];
    }),
  );
  return wishes.map((wish) => {
    const first = next.get(keyOf(wish))!;
    next.set(keyOf(wish), first + wish.count * step);
    return first;
  });
}

function demandsOf(wishes: Wish[]): Map<string, Demand> {
  const demands = new Map<string, Demand>();
  for (const { elementType, elementId, count } of wishes) {
    const key = keyOf({ elementType, elementId });
    const demand = demands.get(key) ?? { elementType, elementId: elementId ?? 0, count: 0, wishes: 0 };
    demand.count += count;
    demand.wishes++;
    demands.set(key, demand);
  }
  return demands;
}

/** The separator is a space, because type names have none. */
const keyOf = ({ elementType, elementId }: Omit<CounterName, 'line'>) => `${elementType} ${elementId ?? 0}`;
