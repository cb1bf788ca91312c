import { createHash, randomUUID } from 'node:crypto';
import type { Operations } from '@fountainai/contracts';
import type { operations } from '@fountainai/contracts/sequence';
import {
  conflict,
  isPeerNotFound,
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

/** Numbers that a write chose itself for elements that are there. */
export interface Chosen {
  elementType: NumberedInScript;
  scriptId: number;
  /** The largest of them. */
  largest: number;
}
type NumberedInScript = 'section' | 'action';

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

  /**
   * Runs a write that gives elements numbers of its own choice in one transaction, as `write` of the kit does. From then
   * on new elements get larger ones.
   * @param chosen tells which, and throws when it cannot be
   */
  choose<Answer extends { status: number }>(
    call: ServiceCall,
    chosen: (db: Db) => Promise<Chosen>,
    effect: (db: Db) => Promise<Answer>,
  ): Promise<Answer>;
}

interface Block extends Wanted {
  first: number;
}

/** A number from the sequence service that is taken: by a reorder meanwhile, or because its counter was set back. */
class NumberRepeats extends Problem {
  readonly chosen: Chosen;
  constructor(chosen: Chosen) {
    super(503, 'number_taken', 'The number for this was taken meanwhile; try again.', {
      headers: { 'Retry-After': '1' },
    });
    this.chosen = chosen;
  }
}
const attempts = 3;

/** What is asked of the sequence service. */
type Sequence = Pick<Operations<operations>, 'generateSequenceNumberV1' | 'getSequenceV1' | 'setSequenceV1'>;

/** Numbers from the sequence service, taken before the write: no transaction waits for another service. */
export function sequenceNumbers(database: Database, sequence: Sequence): Numbers {
  const take = async ({ elementType, scriptId, count }: Wanted, key: string, call: ServiceCall) => {
    const { body } = await sequence.generateSequenceNumberV1(
      { params: {}, query: {}, headers: {}, body: { elementType, elementId: scriptId, count } },
      { ...call, idempotencyKey: key },
    );
    return body.sequenceNumber;
  };

  const lastGiven = async ({ elementType, scriptId: elementId }: Chosen, call: ServiceCall) => {
    try {
      const query = { elementType, elementId };
      return (await sequence.getSequenceV1({ params: {}, query, headers: {}, body: undefined }, call)).body
        .sequenceNumber;
    } catch (error) {
      if (isPeerNotFound(error)) return 0;
      throw error;
    }
  };

  /** Takes what lacks, which never sets back what others do meanwhile; only a far leap, longer than any block, is set. */
  const leadPast = async (chosen: Chosen, call: ServiceCall) => {
    const { elementType, scriptId, largest } = chosen;
    for (;;) {
      const count = largest - (await lastGiven(chosen, call));
      if (count <= 0) return;
      if (count <= largestBlock) await take({ elementType, scriptId, count }, randomUUID(), call);
      else
        await sequence.setSequenceV1(
          {
            params: {},
            query: {},
            headers: {},
            body: { elementType, elementId: scriptId, sequenceNumber: largest },
          },
          call,
        );
    }
  };

  /** Looks before the write what it needs; a refusal is answered like any other write's, and remembered with the key. */
  const prepare = async <Needs, Answer extends { status: number }>(
    call: ServiceCall,
    look: (db: Db) => Promise<Needs>,
    go: (needs: Needs) => Promise<Answer>,
  ): Promise<Answer> => {
    const earlier = await replayed<Answer>(database, call);
    if (earlier) return earlier;
    let needs: Needs;
    try {
      needs = await read(database, call, look);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return write<Answer>(database, call, () => Promise.reject(error));
    }
    return go(needs);
  };

  return {
    write: (call, wanted, effect) =>
      prepare(call, wanted, async (needs) => {
        for (let attempt = 1; ; attempt++) {
          const blocks = await Promise.all(
            blocksOf(needs).map(async (block, index) => {
              const first = await take(block, keyOf(call, block, `${attempt}/${index}`), call);
              return { ...block, first };
            }),
          );
          try {
            return await write(database, call, async (db) => {
              const answer = await effect(db, supplyOf(blocks));
              await refuseRepeats(db, call.caller.workspace, blocks);
              return answer;
            });
          } catch (error) {
            if (!(error instanceof NumberRepeats) || attempt === attempts) throw error;
            await leadPast(error.chosen, call);
          }
        }
      }),

    choose: (call, chosen, effect) =>
      prepare(call, chosen, async (needs) => {
        await leadPast(needs, call);
        return write(database, call, effect);
      }),
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

    choose: (call, chosen, effect) =>
      write(database, call, async (db) => {
        await goOnAfter(db, call.caller.workspace, await chosen(db));
        return effect(db);
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
  if (row!.value > Number.MAX_SAFE_INTEGER)
    throw conflict('sequence_exhausted', 'There are no numbers left after the largest one.');
  return row!.value - count + 1;
}

/** Makes own numbers go on after a chosen one. Locks the counter as `countUp` does: what it gave is stored by then. */
async function goOnAfter(db: Db, workspace: string, { elementType, scriptId, largest }: Chosen) {
  await db
    .insert(counters)
    .values({ workspaceId: workspace, elementType, scriptId, value: largest })
    .onConflictDoUpdate({
      target: [counters.workspaceId, counters.scriptId, counters.elementType],
      set: { value: sql`greatest(${counters.value}, excluded.value)` },
    });
}

/** @throws NumberRepeats when another element has one of the numbers that were just given to sections or actions */
async function refuseRepeats(db: Db, workspace: string, blocks: Block[]): Promise<void> {
  for (const { elementType, scriptId, first, count } of blocks) {
    if (scriptId === null || (elementType !== 'section' && elementType !== 'action')) continue;
    const table = elementType === 'section' ? sections : actions;
    const { rows } = await db.execute<{ largest: string }>(sql`
      SELECT ${highest(workspace, elementType, scriptId)} AS largest FROM ${table}
      WHERE ${table.workspaceId} = ${workspace} AND ${table.scriptId} = ${scriptId}
        AND ${table.sequenceNumber} BETWEEN ${first}::bigint AND ${first + count - 1}::bigint
      GROUP BY ${table.sequenceNumber} HAVING count(*) > 1 LIMIT 1`);
    if (rows[0]) throw new NumberRepeats({ elementType, scriptId, largest: Number(rows[0].largest) });
  }
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
function keyOf({ idempotency, caller }: ServiceCall, block: Wanted, index: string): string {
  if (!idempotency) return randomUUID();
  const { key, operation, fingerprint } = idempotency;
  const { elementType, scriptId } = block;
  const name = JSON.stringify([operation, key, fingerprint, caller.subject, elementType, scriptId, index]);
  return createHash('sha256').update(name).digest('base64url');
}
