import { invalid, notFound, requireVersion, type Condition, type Db } from '@fountainai/service-kit';
import { and, asc, eq, gt, or, sql } from '@fountainai/drizzle';
import { counters, type CounterRow } from './tables.ts';

/** A number line of an API version. Each line has its own counters, also for equal names. */
export interface NumberLine {
  name: string;
  start: number;
  step: number;
}
export const byOne: NumberLine = { name: 'by-one', start: 1, step: 1 };
export const byTen: NumberLine = { name: 'by-ten', start: 100, step: 10 };

/** The key of a counter: line, element type, and the element that contains it (null: the whole workspace). */
export interface CounterName {
  line: NumberLine;
  elementType: string;
  elementId?: number | null | undefined;
}

/** @throws Problem 404 when there is no such counter */
export async function getCounter(db: Db, workspace: string, name: CounterName): Promise<CounterRow> {
  const [row] = await db.select().from(counters).where(named(workspace, name));
  if (!row) throw notFound('sequence');
  return row;
}

/** Sets the last number of a counter; creates the counter if it is missing. */
export async function setCounter(
  db: Db,
  workspace: string,
  name: CounterName,
  value: number,
  condition: Condition = { headers: {} },
): Promise<CounterRow> {
  const [present] = await db.select().from(counters).where(named(workspace, name)).for('update');
  requireVersion(condition, present?.version);
  const [row] = await db
    .insert(counters)
    .values({ ...keyOf(workspace, name), value })
    .onConflictDoUpdate({
      target: [counters.workspaceId, counters.numberLine, counters.elementType, counters.elementId],
      set: { value, version: sql`${counters.version} + 1`, updatedAt: sql`now()` },
    })
    .returning();
  return row!;
}

/** @throws Problem 404 when there is no such counter */
export async function deleteCounter(
  db: Db,
  workspace: string,
  name: CounterName,
  condition: Condition = { headers: {} },
): Promise<void> {
  const [present] = await db.select().from(counters).where(named(workspace, name)).for('update');
  if (!present) throw notFound('sequence');
  requireVersion(condition, present.version);
  await db.delete(counters).where(named(workspace, name));
}

/** Counters of one line, ordered by type and element, `limit + 1` at most, after the counter `after`. */
export async function listCounters(
  db: Db,
  workspace: string,
  line: NumberLine,
  {
    elementType,
    limit,
    after,
  }: { elementType?: string | undefined; limit: number; after?: readonly [string, number] | undefined },
): Promise<CounterRow[]> {
  const beyond =
    after &&
    or(
      gt(counters.elementType, after[0]),
      and(eq(counters.elementType, after[0]), gt(counters.elementId, after[1])),
    );
  return db
    .select()
    .from(counters)
    .where(
      and(
        eq(counters.workspaceId, workspace),
        eq(counters.numberLine, line.name),
        elementType === undefined ? undefined : eq(counters.elementType, elementType),
        beyond,
      ),
    )
    .orderBy(asc(counters.elementType), asc(counters.elementId))
    .limit(limit + 1);
}

export interface NewSequence {
  elementId: number;
  newSequence: number;
}

/**
 * Gives several elements of one type new numbers, all or none.
 * @throws Problem 400 for a repeated element or number, 404 naming the elements without a counter
 */
export async function reorder(
  db: Db,
  workspace: string,
  { line, elementType }: Omit<CounterName, 'elementId'>,
  elements: NewSequence[],
): Promise<void> {
  refuseRepeats(elements);
  const ids = elements.map(({ elementId }) => elementId);
  // Locked in the order of their ids, so that two concurrent reorders wait instead of deadlocking.
  const present = await db
    .select({ elementId: counters.elementId })
    .from(counters)
    .where(
      and(
        named(workspace, { line, elementType }, false),
        sql`${counters.elementId} = ANY(${sql.param(ids)}::bigint[])`,
      ),
    )
    .orderBy(asc(counters.elementId))
    .for('update');
  const known = new Set(present.map(({ elementId }) => elementId));
  const missing = ids.filter((id) => !known.has(id));
  if (missing.length > 0) throw notFound(`${elementType} as ${missing.join(', ')}`);
  await db.execute(sql`
    UPDATE ${counters} SET value = new.value, version = version + 1, updated_at = now()
    FROM unnest(${sql.param(ids)}::bigint[], ${sql.param(elements.map(({ newSequence }) => newSequence))}::bigint[]) AS new (id, value)
    WHERE workspace_id = ${workspace} AND number_line = ${line.name} AND element_type = ${elementType} AND element_id = new.id`);
}

function refuseRepeats(elements: NewSequence[]): void {
  const errors = (['elementId', 'newSequence'] as const).flatMap((field) => {
    const values = elements.map((element) => element[field]);
    return values.flatMap((value, index) =>
      values.indexOf(value) < index
        ? [{ pointer: `/elements/${index}/${field}`, message: `${value} is there twice` }]
        : [],
    );
  });
  if (errors.length > 0) throw invalid(errors.slice(0, 20));
}

function keyOf(workspace: string, { line, elementType, elementId }: CounterName) {
  return { workspaceId: workspace, numberLine: line.name, elementType, elementId: elementId ?? 0 };
}

function named(workspace: string, name: CounterName, one = true) {
  const key = keyOf(workspace, name);
  return and(
    eq(counters.workspaceId, key.workspaceId),
    eq(counters.numberLine, key.numberLine),
    eq(counters.elementType, key.elementType),
    one ? eq(counters.elementId, key.elementId) : undefined,
  );
}
