import { notFound, requireVersion, type Condition, type Db } from '@fountainai/service-kit';
import { and, eq } from '@fountainai/drizzle';
import type { Wanted } from './numbers.ts';
import { beyond, inOrder, type ListPart } from './order.ts';
import { allotId, deleteElements, insertElement, updateElements } from './elements.ts';
import { finderOf, reviseElement } from './revise-element.ts';
import type { Revision, Writer } from './revision.ts';
import { getSection, reviseSection } from './sections.ts';
import { actions, type ActionRow, type Kind } from './tables.ts';

export interface ActionFields {
  kind: Kind;
  description: string;
  /** The id of a character in the character service. */
  characterId: number | null;
  /** The id of a spoken word in the same script. */
  dialogueId: number | null;
  /** The id of a context in the session and context service. */
  contextId: number | null;
  extension: string | null;
  dual: boolean;
}

/** Returns all fields of an action; fields that the request omits get their defaults. */
export function wholeAction({
  description = '',
  characterId = null,
  dialogueId = null,
  contextId = null,
  kind = characterId === null && dialogueId === null ? 'direction' : 'speech',
  extension = null,
  dual = false,
}: Partial<ActionFields>): ActionFields {
  return { kind, description, characterId, dialogueId, contextId, extension, dual };
}

/** Returns the number that a new action needs. @throws Problem 404 when the section does not exist */
export async function numberForAction(db: Db, workspace: string, headingId: number): Promise<Wanted[]> {
  const { scriptId } = await getSection(db, workspace, headingId);
  return [{ elementType: 'action', scriptId, count: 1 }];
}

/** @throws Problem 404 when the section does not exist */
export async function createAction(
  db: Db,
  by: Writer,
  headingId: number,
  fields: ActionFields & { sequenceNumber: number },
): Promise<ActionRow> {
  const id = allotId(db, by.workspace, actions);
  const summary = ({ title }: { title: string }) => `Added a ${fields.kind} in ${title}`;
  return reviseSection(db, by, headingId, summary, async (revision) =>
    insertElement(revision, actions, await id, { headingId, ...fields }),
  );
}

/** @throws Problem 404 */
export async function getAction(db: Db, workspace: string, actionId: number): Promise<ActionRow> {
  const [row] = await db.select().from(actions).where(named(workspace, actionId));
  if (!row) throw notFound('action');
  return row;
}

/** Lists a section's actions in the order of their numbers. @throws Problem 404 when the section does not exist */
export async function listActions(
  db: Db,
  workspace: string,
  headingId: number,
  { limit, after }: ListPart,
): Promise<ActionRow[]> {
  await getSection(db, workspace, headingId);
  return db
    .select()
    .from(actions)
    .where(and(eq(actions.workspaceId, workspace), eq(actions.headingId, headingId), beyond(actions, after)))
    .orderBy(...inOrder(actions))
    .limit(limit + 1);
}

/**
 * @param changeOf returns the fields to change, given the stored action
 * @throws Problem 404, or 412 or 409 when the condition does not hold
 */
export async function updateAction(
  db: Db,
  by: Writer,
  actionId: number,
  changeOf: (action: ActionRow) => Partial<ActionFields>,
  condition: Condition = { headers: {} },
): Promise<ActionRow> {
  return reviseAction(db, by, actionId, 'Changed', async (revision, present) => {
    requireVersion(condition, present.version);
    const [row] = await updateElements(revision, actions, [actionId], changeOf(present));
    return row!;
  });
}

/** @throws Problem 404, or 412 when the condition does not hold */
export async function deleteAction(
  db: Db,
  by: Writer,
  actionId: number,
  condition: Condition = { headers: {} },
): Promise<void> {
  await reviseAction(db, by, actionId, 'Deleted', async (revision, { version }) => {
    requireVersion(condition, version);
    await deleteElements(revision, actions, [actionId]);
  });
}

const finder = finderOf('action', actions);

function reviseAction<T>(
  db: Db,
  by: Writer,
  actionId: number,
  verb: 'Changed' | 'Deleted',
  work: (revision: Revision, action: ActionRow) => Promise<T>,
): Promise<T> {
  const summary = ({ row, title }: { row: ActionRow; title: string }) => `${verb} a ${row.kind} in ${title}`;
  return reviseElement(db, by, finder, actionId, summary, work);
}

function named(workspace: string, actionId: number) {
  return and(eq(actions.workspaceId, workspace), eq(actions.id, actionId));
}
