import type { Db, ServiceCall } from '@fountainai/service-kit';
import { and, eq, sql } from '@fountainai/drizzle';
import { actions, scripts, sections, spokenWords } from './tables.ts';

export type ElementType = 'script' | 'section' | 'action' | 'spokenWord';

/** Numbers that a write needs. */
export interface Wanted {
  elementType: ElementType;
  /** The script that the numbers count in; null for scripts, which count across the workspace. */
  scriptId: number | null;
  count: number;
}

/** Numbers that a write sets on existing elements. */
export interface Chosen {
  elementType: Exclude<ElementType, 'script'>;
  scriptId: number;
  /** The largest of these numbers. */
  largest: number;
}

/** Returns the next of the taken numbers for a type of element, in ascending order. */
export type NextNumber = (elementType: ElementType) => number;

/** Gives numbers to new elements. */
export interface Numbers {
  /**
   * Runs a write that needs numbers in one transaction, as `write` of the kit does.
   * @param wanted returns the numbers that the write needs; when it throws, no number is taken
   */
  write<Answer extends { status: number }>(
    call: ServiceCall,
    wanted: (db: Db) => Promise<Wanted[]>,
    effect: (db: Db, next: NextNumber) => Promise<Answer>,
  ): Promise<Answer>;

  /**
   * Runs a write that sets numbers itself in one transaction, as `write` of the kit does. Later new elements get larger
   * numbers.
   * @param chosen returns these numbers, and throws when the write is invalid
   */
  choose<Answer extends { status: number }>(
    call: ServiceCall,
    chosen: (db: Db) => Promise<Chosen>,
    effect: (db: Db) => Promise<Answer>,
  ): Promise<Answer>;
}

/** Consecutive numbers that were taken. */
export interface Block extends Wanted {
  first: number;
}

/** Hands out the taken numbers, the smallest first. */
export function supplyOf(blocks: Block[]): NextNumber {
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

/** Returns the highest number among elements of a type. */
export async function highest(
  db: Db,
  workspace: string,
  { elementType, scriptId }: Pick<Wanted, 'elementType' | 'scriptId'>,
): Promise<number> {
  const table = { section: sections, action: actions, spokenWord: spokenWords };
  const [from, within] =
    elementType === 'script'
      ? [scripts, undefined]
      : [table[elementType], eq(table[elementType].scriptId, scriptId!)];
  const where = and(eq(from.workspaceId, workspace), within);
  const [row] = await db
    .select({ number: sql`coalesce(max(${from.sequenceNumber}), 0)`.mapWith(Number) })
    .from(from)
    .where(where);
  return row!.number;
}
