import { notFound, requireVersion, type Condition, type Db } from '@fountainai/service-kit';
import { and, eq } from '@fountainai/drizzle';
import { takeFromActions } from './dialogue.ts';
import type { Wanted } from './numbers.ts';
import { beyond, inOrder, type ListPart } from './order.ts';
import { allotId, deleteElements, insertElement, updateElements } from './elements.ts';
import { finderOf, reviseElement } from './revise-element.ts';
import { revise, type Revision, type Writer } from './revision.ts';
import { getScript } from './scripts.ts';
import { actions, sections, spokenWords, type SectionRow } from './tables.ts';

export interface SectionFields {
  title: string;
  /** 1 for an act, 2 for a scene in an act. */
  level: number;
}

/** Returns the number that a new section needs. @throws Problem 404 when the script does not exist */
export async function numberForSection(db: Db, workspace: string, scriptId: number): Promise<Wanted[]> {
  await getScript(db, workspace, scriptId);
  return [{ elementType: 'section', scriptId, count: 1 }];
}

/** @throws Problem 404 when the script does not exist */
export async function createSection(
  db: Db,
  by: Writer,
  scriptId: number,
  fields: SectionFields & { sequenceNumber: number },
): Promise<SectionRow> {
  const id = allotId(db, by.workspace, sections);
  return revise(db, by, scriptId, `Added the section ${fields.title}`, async (revision) =>
    insertElement(revision, sections, await id, fields),
  );
}

/** @throws Problem 404 */
export async function getSection(db: Db, workspace: string, headingId: number): Promise<SectionRow> {
  const [row] = await db.select().from(sections).where(named(workspace, headingId));
  if (!row) throw notFound('section');
  return row;
}

const finder = finderOf('section', sections);

/** Makes the next revision of a section's script. @param work gets the section that is read under the script's lock */
export const reviseSection = <T>(
  db: Db,
  by: Writer,
  headingId: number,
  summaryOf: (section: { title: string }) => string,
  work: (revision: Revision, section: SectionRow) => Promise<T>,
): Promise<T> => reviseElement(db, by, finder, headingId, summaryOf, work);

/** Lists a script's sections in the order of their numbers. @throws Problem 404 when the script does not exist */
export async function listSections(
  db: Db,
  workspace: string,
  scriptId: number,
  { limit, after }: ListPart,
): Promise<SectionRow[]> {
  await getScript(db, workspace, scriptId);
  return db
    .select()
    .from(sections)
    .where(and(eq(sections.workspaceId, workspace), eq(sections.scriptId, scriptId), beyond(sections, after)))
    .orderBy(...inOrder(sections))
    .limit(limit + 1);
}

/** @throws Problem 404, or 412 or 409 when the condition does not hold */
export async function updateSection(
  db: Db,
  by: Writer,
  headingId: number,
  change: Partial<SectionFields>,
  condition: Condition = { headers: {} },
): Promise<SectionRow> {
  const summary = ({ title }: { title: string }) => `Changed the section ${title}`;
  return reviseSection(db, by, headingId, summary, async (revision, { version }) => {
    requireVersion(condition, version);
    const [row] = await updateElements(revision, sections, [headingId], change);
    return row!;
  });
}

/**
 * Deletes a section with its actions and spoken words. Actions of other sections that speak one of the words lose the
 * reference.
 * @throws Problem 404, or 412 when the condition does not hold
 */
export async function deleteSection(
  db: Db,
  by: Writer,
  headingId: number,
  condition: Condition = { headers: {} },
): Promise<void> {
  const summary = ({ title }: { title: string }) => `Deleted the section ${title}`;
  await reviseSection(db, by, headingId, summary, async (revision, { version }) => {
    requireVersion(condition, version);
    const [actionIds, wordIds] = await Promise.all([
      idsIn(actions, revision, headingId),
      idsIn(spokenWords, revision, headingId),
    ]);
    await deleteElements(revision, actions, actionIds);
    await takeFromActions(revision, wordIds);
    await deleteElements(revision, spokenWords, wordIds);
    await deleteElements(revision, sections, [headingId]);
  });
}

async function idsIn(
  table: typeof actions | typeof spokenWords,
  { db, workspace }: Revision,
  headingId: number,
): Promise<number[]> {
  const rows = await db
    .select({ id: table.id })
    .from(table as typeof actions)
    .where(and(eq(table.workspaceId, workspace), eq(table.headingId, headingId)));
  return rows.map(({ id }) => id);
}

function named(workspace: string, headingId: number) {
  return and(eq(sections.workspaceId, workspace), eq(sections.id, headingId));
}
