import { notFound, requireVersion, type Condition, type Db } from '@fountainai/service-kit';
import { and, eq } from '@fountainai/drizzle';
import { takeFromActions } from './dialogue.ts';
import type { Wanted } from './numbers.ts';
import { beyond, inOrder, type ListPart } from './order.ts';
import { touch, written, type Deed, type Writer } from './revision.ts';
import { getScript } from './scripts.ts';
import { actions, sections, spokenWords, type SectionRow } from './tables.ts';

export interface SectionFields {
  title: string;
  /** 1 for an act, 2 for a scene in it. */
  level: number;
}

/** The number that a new section needs. @throws Problem 404 when there is no such script */
export async function numberForSection(db: Db, workspace: string, scriptId: number): Promise<Wanted[]> {
  await getScript(db, workspace, scriptId);
  return [{ elementType: 'section', scriptId, count: 1 }];
}

/** @throws Problem 404 when there is no such script */
export async function createSection(
  db: Db,
  by: Writer,
  scriptId: number,
  fields: SectionFields & { sequenceNumber: number },
): Promise<SectionRow> {
  await touch(db, by, scriptId, { what: `Added the section ${fields.title}` });
  const [row] = await db
    .insert(sections)
    .values({ workspaceId: by.workspace, scriptId, ...fields })
    .returning();
  return row!;
}

/** @throws Problem 404 */
export async function getSection(db: Db, workspace: string, headingId: number): Promise<SectionRow> {
  const [row] = await db.select().from(sections).where(named(workspace, headingId));
  if (!row) throw notFound('section');
  return row;
}

/** Locks the script of a section for a change. @returns the section, which nobody else changes now */
export async function lockSection(
  db: Db,
  by: Writer,
  headingId: number,
  deedOf: (section: SectionRow) => Deed,
): Promise<SectionRow> {
  const section = await getSection(db, by.workspace, headingId);
  await touch(db, by, section.scriptId, deedOf(section));
  return getSection(db, by.workspace, headingId);
}

/** A script's sections in the order of their numbers. @throws Problem 404 when there is no such script */
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
  const { version } = await lockSection(db, by, headingId, ({ title }) => ({
    what: `Changed the section ${title}`,
  }));
  requireVersion(condition, version);
  const [row] = await db
    .update(sections)
    .set({ ...change, ...written(sections) })
    .where(named(by.workspace, headingId))
    .returning();
  return row!;
}

/**
 * Deletes a section with its actions and spoken words. Actions elsewhere that spoke one of the words stay without it.
 * @throws Problem 404, or 412 when the condition does not hold
 */
export async function deleteSection(
  db: Db,
  by: Writer,
  headingId: number,
  condition: Condition = { headers: {} },
): Promise<void> {
  const { workspace } = by;
  const { scriptId, version } = await lockSection(db, by, headingId, ({ title }) => ({
    what: `Deleted the section ${title}`,
  }));
  requireVersion(condition, version);
  await db.delete(actions).where(and(eq(actions.workspaceId, workspace), eq(actions.headingId, headingId)));
  await takeFromActions(db, workspace, scriptId, eq(spokenWords.headingId, headingId));
  await db.delete(sections).where(named(workspace, headingId));
}

function named(workspace: string, headingId: number) {
  return and(eq(sections.workspaceId, workspace), eq(sections.id, headingId));
}
