import { conflict, invalid, Problem, type Db } from '@fountainai/service-kit';
import { and, eq, sql } from '@fountainai/drizzle';
import type { Chosen } from './numbers.ts';
import { updateAll } from './elements.ts';
import { revise, type Revision, type Writer } from './revision.ts';
import { getScript } from './scripts.ts';
import { getSection, reviseSection } from './sections.ts';
import { actions, sections } from './tables.ts';

/** New numbers for elements: the sections of a script, or the actions of a section. */
export interface NewOrder {
  of: 'script' | 'section';
  /** The id of the script or section. */
  id: number;
  elements: { id: number; newSequence: number }[];
}

const kinds = {
  script: { elementType: 'section', table: sections, parent: sections.scriptId, idField: 'headingId' },
  section: { elementType: 'action', table: actions, parent: actions.headingId, idField: 'actionId' },
} as const;

const mostNamed = 20;

/**
 * Validates an order and returns the numbers it takes.
 * @throws Problem 400 for a repeated element or number, 404 naming elements outside the script or section, 409 for a
 *   number that another element of the script keeps
 */
export async function numbersForOrder(db: Db, workspace: string, order: NewOrder): Promise<Chosen> {
  refuseRepeats(order);
  const { elementType } = kinds[order.of];
  const scriptId = await scriptOf(db, workspace, order);
  await refuseStrangers(db, workspace, order);
  await refuseTaken(db, workspace, order, scriptId);
  const largest = order.elements.reduce((most, { newSequence }) => Math.max(most, newSequence), 0);
  return { elementType, scriptId, largest };
}

/** Gives all elements of an order their new numbers, or none. @throws Problem as `numbersForOrder` does */
export async function reorder(db: Db, by: Writer, order: NewOrder): Promise<void> {
  const { workspace } = by;
  const { elementType } = kinds[order.of];
  const count = order.elements.length;
  const what = `Reordered ${count} ${elementType}${count === 1 ? '' : 's'}`;
  const work = async (revision: Revision) => {
    await numbersForOrder(db, workspace, order);
    const states = order.elements.map(({ id, newSequence }) => ({ id, sequenceNumber: newSequence }));
    await updateAll(revision, kinds[order.of].table, ['sequenceNumber'], states);
  };
  if (order.of === 'script') await revise(db, by, order.id, what, work);
  else await reviseSection(db, by, order.id, ({ title }) => `${what} in ${title}`, work);
}

async function scriptOf(db: Db, workspace: string, { of, id }: NewOrder): Promise<number> {
  return of === 'script'
    ? (await getScript(db, workspace, id)).id
    : (await getSection(db, workspace, id)).scriptId;
}

function refuseRepeats({ of, elements }: NewOrder): void {
  const errors = (['id', 'newSequence'] as const).flatMap((field) => {
    const seen = new Set<number>();
    return elements.flatMap(({ [field]: value }, index) => {
      if (!seen.has(value)) {
        seen.add(value);
        return [];
      }
      const name = field === 'id' ? kinds[of].idField : field;
      return [{ pointer: `/elements/${index}/${name}`, message: `${value} is there twice` }];
    });
  });
  if (errors.length > 0) throw invalid(errors.slice(0, mostNamed));
}

async function refuseStrangers(db: Db, workspace: string, { of, id, elements }: NewOrder): Promise<void> {
  const { elementType, table, parent } = kinds[of];
  const rows = await db
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.workspaceId, workspace), eq(parent, id)));
  const known = new Set(rows.map((row) => row.id));
  const strangers = elements.filter((element) => !known.has(element.id)).map((element) => element.id);
  if (strangers.length === 0) return;
  const named = strangers.slice(0, mostNamed).join(', ') + (strangers.length > mostNamed ? ', …' : '');
  throw new Problem(404, 'not_found', `This ${of} has no ${elementType} ${named}.`);
}

async function refuseTaken(
  db: Db,
  workspace: string,
  { of, elements }: NewOrder,
  scriptId: number,
): Promise<void> {
  const { elementType, table } = kinds[of];
  const numbers = elements.map(({ newSequence }) => newSequence);
  const holders = await db
    .select({ id: table.id, number: table.sequenceNumber })
    .from(table)
    .where(
      and(
        eq(table.workspaceId, workspace),
        eq(table.scriptId, scriptId),
        sql`${table.sequenceNumber} = ANY(${sql.param(numbers)}::bigint[])`,
      ),
    );
  const moving = new Set(elements.map(({ id }) => id));
  const holderOf = new Map(holders.flatMap(({ id, number }) => (moving.has(id) ? [] : [[number, id]])));
  const errors = elements.flatMap(({ newSequence }, index) => {
    const holder = holderOf.get(newSequence);
    if (holder === undefined) return [];
    const message = `${newSequence} is the number of ${elementType} ${holder}, which keeps it`;
    return [{ pointer: `/elements/${index}/newSequence`, message }];
  });
  if (errors.length > 0)
    throw conflict('number_taken', 'Another element of the script keeps a newSequence; errors says which.', {
      errors: errors.slice(0, mostNamed),
    });
}
