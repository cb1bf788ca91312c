import { createHash, randomUUID } from 'node:crypto';
import type { Operations } from '@fountainai/contracts';
import type { operations } from '@fountainai/contracts/sequence';
import {
  Problem,
  read,
  replayed,
  write,
  type Database,
  type Db,
  type ServiceCall,
} from '@fountainai/service-kit';
import { and, eq, sql } from 'drizzle-orm';
import { actions, counters, scripts, sections, spokenWords } from './tables.ts';

export type ElementType = 'script' | 'section' | 'action' | 'spokenWord';

/** Numbers that a write needs. */
export interface Wanted {
  elementType: ElementType;
  /** Within which script they count; null for scripts, which count across the workspace. */
  scriptId: number | null;
  count: number;
}

/** Gives the numbers that were wanted for a type of element, one a call, ascending. */
export type NextNumber = (elementType: ElementType) => number;

/** Where new elements get their numbers from. */
export interface Numbers {
  /**
   * Runs a write that needs numbers in one transaction, as `write` of the kit does.
   * @param wanted tells what the write needs, and throws when it cannot be: no number is taken then
   */
  write<Answer extends { status: number }>(
    call: ServiceCall,
    wanted: (db: Db) => Promise<Wanted[]>,
    effect: (db: Db, next: NextNumber) => Promise<Answer>,
  ): Promise<Answer>;
}

interface Block extends Wanted {
  first: number;
}

/** Numbers from the sequence service, taken before the write: no transaction waits for another service. */
export function sequenceNumbers(
  database: Database,
  sequence: Pick<Operations<operations>, 'generateSequenceNumberV1'>,
): Numbers {
  const takeBlock = async (block: Wanted, index: number, call: ServiceCall): Promise<Block> => {
    const { elementType, scriptId: elementId, count } = block;
    const { body } = await sequence.generateSequenceNumberV1(
      { params: {}, query: {}, headers: {}, body: { elementType, elementId, count } },
      { ...call, idempotencyKey: keyOf(call, block, index) },
    );
    return { ...block, first: body.sequenceNumber };
  };

  return {
    async write<Answer extends { status: number }>(
      call: ServiceCall,
      wanted: (db: Db) => Promise<Wanted[]>,
      effect: (db: Db, next: NextNumber) => Promise<Answer>,
    ) {
      const earlier = await replayed<Answer>(database, call);
      if (earlier) return earlier;
      let needs: Wanted[];
      try {
        needs = await read(database, call, wanted);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        // Refused like any other write, so that the refusal is remembered with the key.
        return write<Answer>(database, call, () => Promise.reject(error));
      }
      const blocks = await Promise.all(blocksOf(needs).map((block, index) => takeBlock(block, index, call)));
      return write(database, call, (db) => effect(db, supplyOf(blocks)));
    },
  };
}

/** Numbers of this service's own, for when no sequence service is configured: part of the write's transaction. */
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
  };
}

/**
 * Goes on after the highest number ever given, by this service or another. Locks the counter, always before the script.
 * @returns the first of the numbers
 */
async function countUp(db: Db, workspace: string, { elementType, scriptId, count }: Wanted): Promise<number> {
  const [row] = await db
    .insert(counters)
    .values({
      workspaceId: workspace,
      elementType,
      scriptId: scriptId ?? 0,
      value: sql`${highest(workspace, elementType, scriptId)} + ${count}::bigint`,
    })
    .onConflictDoUpdate({
      target: [counters.workspaceId, counters.scriptId, counters.elementType],
      set: { value: sql`greatest(${counters.value} + ${count}::bigint, excluded.value)` },
    })
    .returning({ value: counters.value });
  return row!.value - count + 1;
}

function highest(workspace: string, elementType: ElementType, scriptId: number | null) {
  const table = { section: sections, action: actions, spokenWord: spokenWords };
  const [from, within] =
    elementType === 'script'
      ? [scripts, undefined]
      : [table[elementType], eq(table[elementType].scriptId, scriptId!)];
  const where = and(eq(from.workspaceId, workspace), within);
  return sql`(SELECT coalesce(max(${from.sequenceNumber}), 0) FROM ${from} WHERE ${where})`;
}

/** Forgets how far a script's elements were numbered. To be done before the script is locked, as `countUp` is. */
export async function forgetNumbers(db: Db, workspace: string, scriptId: number): Promise<void> {
  await db.delete(counters).where(and(eq(counters.workspaceId, workspace), eq(counters.scriptId, scriptId)));
}

/** The sequence service hands out no more at once. */
const largestBlock = 10_000;

function blocksOf(needs: Wanted[]): Wanted[] {
  return needs.flatMap((need) =>
    Array.from({ length: Math.ceil(need.count / largestBlock) }, (_, i) => ({
      ...need,
      count: Math.min(largestBlock, need.count - i * largestBlock),
    })),
  );
}

function supplyOf(blocks: Block[]): NextNumber {
  const supply = blocks
    .toSorted((a, b) => a.first - b.first)
    .map(({ elementType, first, count }) => ({ elementType, next: first, left: count }));
  return (elementType) => {
    const block = supply.find((candidate) => candidate.elementType === elementType && candidate.left > 0);
    if (!block) throw new Error(`This write wants more numbers than it took: ${elementType}`);
    block.left -= 1;
    return block.next++;
  };
}

/** A retried call takes the same numbers again; the fingerprint keeps apart what another request does with the key. */
function keyOf({ idempotency, caller }: ServiceCall, block: Wanted, index: number): string {
  if (!idempotency) return randomUUID();
  const { key, operation, fingerprint } = idempotency;
  const { elementType, scriptId } = block;
  const name = JSON.stringify([operation, key, fingerprint, caller.subject, elementType, scriptId, index]);
  return createHash('sha256').update(name).digest('base64url');
}
