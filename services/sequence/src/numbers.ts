import { conflict, type Db } from '@fountainai/service-kit';
import { sql } from 'drizzle-orm';
import type { CounterName, NumberLine } from './counters.ts';
import { counters } from './tables.ts';

/** `count` consecutive numbers of one counter. */
export interface Wish extends Omit<CounterName, 'line'> {
  count: number;
}

/** What is wished of one counter by all who are here. */
interface Demand {
  elementType: string;
  elementId: number;
  count: number;
  wishes: number;
}

/**
 * Hands out numbers of any counters of one line, making those that are not there. One statement, so that no two callers
 * get the same number whatever they do at the same time; wishes for one counter are one addition.
 * @returns the first number of each wish; wishes for the same counter follow each other
 * @throws Problem 409 when a counter would pass what a number can hold
 */
export async function takeNumbers(
  db: Db,
  workspace: string,
  { name, start, step }: NumberLine,
  wishes: Wish[],
): Promise<number[]> {
  const byCounter = demandsOf(wishes);
  const demands = [...byCounter.values()];
  const column = (of: (demand: Demand) => string | number) => sql.param(demands.map(of));
  // Everybody locks rows in the same order, or two batches would wait for each other.
  const { rows } = await db.execute<{ elementType: string; elementId: string; value: string }>(sql`
    INSERT INTO ${counters} AS known (workspace_id, number_line, element_type, element_id, value, version)
    SELECT ${workspace}, ${name}, wished.* FROM unnest(
      ${column(({ elementType }) => elementType)}::text[], ${column(({ elementId }) => elementId)}::bigint[],
      ${column(({ count }) => start + (count - 1) * step)}::bigint[],
      ${column((demand) => demand.wishes)}::bigint[]) AS wished (element_type, element_id, value, version)
    ORDER BY element_type, element_id
    ON CONFLICT (workspace_id, number_line, element_type, element_id) DO UPDATE SET
      value = known.value + excluded.value - ${start - step}::bigint,
      version = known.version + excluded.version, updated_at = now()
    RETURNING element_type AS "elementType", element_id AS "elementId", value`);
  const next = new Map(
    rows.map((row) => {
      const [last, key] = [Number(row.value), keyOf({ ...row, elementId: Number(row.elementId) })];
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

/** No type has a space in its name. */
const keyOf = ({ elementType, elementId }: Omit<CounterName, 'line'>) => `${elementType} ${elementId ?? 0}`;
