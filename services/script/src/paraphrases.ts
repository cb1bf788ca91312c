import { allotIds, notFound, requireVersion, type Condition, type Db } from '@fountainai/service-kit';
import { and, asc, eq, gt } from '@fountainai/drizzle';
import { getAction } from './actions.ts';
import { getSpokenWord } from './spoken-words.ts';
import { actions, paraphrases, spokenWords, type ParaphraseRow } from './tables.ts';

/** The element that a paraphrase rewords. */
export type Original = { actionId: number } | { dialogueId: number };

/** @throws Problem 404 when the action or spoken word does not exist */
export async function createParaphrase(
  db: Db,
  workspace: string,
  original: Original,
  fields: { text: string; commentary: string },
): Promise<ParaphraseRow> {
  const scriptId = await holdOriginal(db, workspace, original);
  const [id] = await allotIds(db, workspace, 'paraphrases', 1);
  const [row] = await db
    .insert(paraphrases)
    .values({ workspaceId: workspace, id: id!, scriptId, ...original, ...fields })
    .returning();
  return row!;
}

/**
 * Lists the paraphrases of an action or a spoken word in the order they were added: at most `limit + 1`, after the id
 * `after`.
 * @throws Problem 404 when the action or spoken word does not exist
 */
export async function listParaphrases(
  db: Db,
  workspace: string,
  original: Original,
  { limit, after = 0 }: { limit: number; after?: number | undefined },
): Promise<ParaphraseRow[]> {
  if ('actionId' in original) await getAction(db, workspace, original.actionId);
  else await getSpokenWord(db, workspace, original.dialogueId);
  const ofOriginal =
    'actionId' in original
      ? eq(paraphrases.actionId, original.actionId)
      : eq(paraphrases.dialogueId, original.dialogueId);
  return db
    .select()
    .from(paraphrases)
    .where(and(eq(paraphrases.workspaceId, workspace), ofOriginal, gt(paraphrases.id, after)))
    .orderBy(asc(paraphrases.id))
    .limit(limit + 1);
}

/** @throws Problem 404 when the paraphrase or its original does not exist; 412 when the condition does not hold */
export async function deleteParaphrase(
  db: Db,
  workspace: string,
  paraphraseId: number,
  condition: Condition = { headers: {} },
): Promise<void> {
  const named = and(eq(paraphrases.workspaceId, workspace), eq(paraphrases.id, paraphraseId));
  const [present] = await db.select().from(paraphrases).where(named).for('update');
  if (!present || !(await hasOriginal(db, present))) throw notFound('paraphrase');
  requireVersion(condition, present.version);
  await db.delete(paraphrases).where(named);
}

/**
 * Locks the original against deletion. When the original is already deleted, the request gets a 404.
 * @returns the id of its script
 */
async function holdOriginal(db: Db, workspace: string, original: Original): Promise<number> {
  const [table, id, noun] =
    'actionId' in original
      ? ([actions, original.actionId, 'action'] as const)
      : ([spokenWords, original.dialogueId, 'spoken word'] as const);
  const [row] = await db
    .select({ scriptId: table.scriptId })
    .from(table)
    .where(and(eq(table.workspaceId, workspace), eq(table.id, id)))
    .for('key share');
  if (!row) throw notFound(noun);
  return row.scriptId;
}

async function hasOriginal(db: Db, { workspaceId, actionId, dialogueId }: ParaphraseRow): Promise<boolean> {
  const [table, id] = actionId ? ([actions, actionId] as const) : ([spokenWords, dialogueId!] as const);
  const found = db
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.workspaceId, workspaceId), eq(table.id, id)));
  return (await found).length > 0;
}

export const originalId = ({ actionId, dialogueId }: ParaphraseRow): number => (actionId ?? dialogueId)!;
