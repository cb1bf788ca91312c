import { conflict, write, type Database, type Db } from '@fountainai/service-kit';
import { and, eq, sql } from '@fountainai/drizzle';
import { highest, supplyOf, type Block, type Chosen, type Numbers, type Wanted } from './numbers.ts';
import { counters } from './tables.ts';

/**
 * Takes numbers from this service's own table, inside the write's transaction, when no sequence service is configured.
 */
export function ownNumbers(database: Database): Numbers {
  return {
    write: (call, wanted, effect) =>
      write(database, call, async (db) => {
        const blocks: Block[] = [];
        for (const block of await wanted(db))
          if (block.count > 0)
            blocks.push({ ...block, first: await countUp(db, call.caller.workspace, block) });
        return effect(db, supplyOf(blocks));
      }),

    choose: (call, chosen, effect) =>
      write(database, call, async (db) => {
        await goOnAfter(db, call.caller.workspace, await chosen(db));
        return effect(db);
      }),
  };
}

/**
 * Counts on from the highest number that this service or the sequence service ever gave. Locks the counter, always
 * before the script.
 * @returns the first of the numbers
 */
async function countUp(db: Db, workspace: string, { elementType, scriptId, count }: Wanted): Promise<number> {
  const last = await highest(db, workspace, { elementType, scriptId });
  if (last + count > Number.MAX_SAFE_INTEGER) throw exhausted();
  const [row] = await db
    .insert(counters)
    .values({ workspaceId: workspace, elementType, scriptId: scriptId ?? 0, value: last + count })
    .onConflictDoUpdate({
      target: [counters.workspaceId, counters.scriptId, counters.elementType],
      set: { value: sql`greatest(${counters.value} + ${count}::bigint, excluded.value)` },
    })
    .returning({ value: counters.value });
  if (row!.value > Number.MAX_SAFE_INTEGER) throw exhausted();
  return row!.value - count + 1;
}

const exhausted = () => conflict('sequence_exhausted', 'There are no numbers left after the largest one.');

/**
 * Raises the counter to a chosen number. Locks the counter as `countUp` does, so numbers given earlier are stored by
 * then.
 */
async function goOnAfter(db: Db, workspace: string, { elementType, scriptId, largest }: Chosen) {
  await db
    .insert(counters)
    .values({ workspaceId: workspace, elementType, scriptId, value: largest })
    .onConflictDoUpdate({
      target: [counters.workspaceId, counters.scriptId, counters.elementType],
      set: { value: sql`greatest(${counters.value}, excluded.value)` },
    });
}

/** Deletes a script's counters. The caller runs this before it locks the script, as with `countUp`. */
export async function forgetNumbers(db: Db, workspace: string, scriptId: number): Promise<void> {
  await db.delete(counters).where(and(eq(counters.workspaceId, workspace), eq(counters.scriptId, scriptId)));
}
