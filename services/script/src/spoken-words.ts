import { notFound, requireVersion, type Condition, type Db } from '@fountainai/service-kit';
import { and, eq } from '@fountainai/drizzle';
import { takeFromActions } from './dialogue.ts';
import type { Wanted } from './numbers.ts';
import { beyond, inOrder, type ListPart } from './order.ts';
import { allotId, deleteElements, insertElement, updateElements } from './elements.ts';
import { finderOf, reviseElement } from './revise-element.ts';
import type { Revision, Writer } from './revision.ts';
import { getSection, reviseSection } from './sections.ts';
import { spokenWords, type SpokenWordRow } from './tables.ts';

export interface SpokenWordFields {
  text: string;
}

/** Returns the number that a new spoken word needs. @throws Problem 404 when the section does not exist */
export async function numberForSpokenWord(db: Db, workspace: string, headingId: number): Promise<Wanted[]> {
  const { scriptId } = await getSection(db, workspace, headingId);
  return [{ elementType: 'spokenWord', scriptId, count: 1 }];
}

/** @throws Problem 404 when the section does not exist */
export async function createSpokenWord(
  db: Db,
  by: Writer,
  headingId: number,
  fields: SpokenWordFields & { sequenceNumber: number },
): Promise<SpokenWordRow> {
  const id = allotId(db, by.workspace, spokenWords);
  const summary = ({ title }: { title: string }) => `Added spoken words in ${title}`;
  return reviseSection(db, by, headingId, summary, async (revision) =>
    insertElement(revision, spokenWords, await id, { headingId, ...fields }),
  );
}

/** @throws Problem 404 */
export async function getSpokenWord(db: Db, workspace: string, dialogueId: number): Promise<SpokenWordRow> {
  const [row] = await db.select().from(spokenWords).where(named(workspace, dialogueId));
  if (!row) throw notFound('spoken word');
  return row;
}

/** Lists a section's spoken words in the order of their numbers. @throws Problem 404 when the section does not exist */
export async function listSpokenWords(
  db: Db,
  workspace: string,
  headingId: number,
  { limit, after }: ListPart,
): Promise<SpokenWordRow[]> {
  await getSection(db, workspace, headingId);
  return db
    .select()
    .from(spokenWords)
    .where(
      and(
        eq(spokenWords.workspaceId, workspace),
        eq(spokenWords.headingId, headingId),
        beyond(spokenWords, after),
      ),
    )
    .orderBy(...inOrder(spokenWords))
    .limit(limit + 1);
}

/** @throws Problem 404, or 412 or 409 when the condition does not hold */
export async function updateSpokenWord(
  db: Db,
  by: Writer,
  dialogueId: number,
  change: Partial<SpokenWordFields>,
  condition: Condition = { headers: {} },
): Promise<SpokenWordRow> {
  return reviseSpokenWord(db, by, dialogueId, 'Reworded a speech', async (revision, { version }) => {
    requireVersion(condition, version);
    const [row] = await updateElements(revision, spokenWords, [dialogueId], change);
    return row!;
  });
}

/**
 * Deletes a spoken word; the actions that speak it stay and lose the reference.
 * @throws Problem 404, or 412 when the condition does not hold
 */
export async function deleteSpokenWord(
  db: Db,
  by: Writer,
  dialogueId: number,
  condition: Condition = { headers: {} },
): Promise<void> {
  await reviseSpokenWord(db, by, dialogueId, 'Deleted spoken words', async (revision, { version }) => {
    requireVersion(condition, version);
    await takeFromActions(revision, [dialogueId]);
    await deleteElements(revision, spokenWords, [dialogueId]);
  });
}

const finder = finderOf('spoken word', spokenWords);

const reviseSpokenWord = <T>(
  db: Db,
  by: Writer,
  dialogueId: number,
  what: string,
  work: (revision: Revision, word: SpokenWordRow) => Promise<T>,
): Promise<T> => reviseElement(db, by, finder, dialogueId, ({ title }) => `${what} in ${title}`, work);

function named(workspace: string, dialogueId: number) {
  return and(eq(spokenWords.workspaceId, workspace), eq(spokenWords.id, dialogueId));
}
