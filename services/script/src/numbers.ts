import type { Db, ServiceCall } from '@fountainai/service-kit';
import { and, eq, sql } from '@fountainai/drizzle';
import { actions, scripts, sections, spokenWords } from './tables.ts';

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
  elementType: Exclude<ElementType, 'script'>;
  scriptId: number;
  /** The largest of them. */
  largest: number;
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

/** Numbers that were given, one after the other. */
export interface Block extends Wanted {
  first: number;
}

/** Deals out what was given, the smallest first. */
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

/** The highest number that elements of a type have. */
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
