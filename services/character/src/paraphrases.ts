import { allotIds, notFound, requireVersion, type Condition, type Db } from '@fountainai/service-kit';
import { and, asc, eq, gt } from '@fountainai/drizzle';
import { getCharacter, holdCharacters } from './characters.ts';
import { paraphrases, type ParaphraseRow } from './tables.ts';

export type ParaphraseFields = Pick<ParaphraseRow, 'originalId' | 'text' | 'commentary'>;

/** @throws Problem 404 when the character does not exist */
export async function addParaphrase(
  db: Db,
  workspace: string,
  fields: ParaphraseFields,
): Promise<ParaphraseRow> {
  const missing = await holdCharacters(db, workspace, [fields.originalId]);
  if (missing.size > 0) throw notFound('character');
  const [paraphraseId] = await allotIds(db, workspace, 'paraphrases', 1);
  const [row] = await db
    .insert(paraphrases)
    .values({ ...fields, workspaceId: workspace, paraphraseId: paraphraseId! })
    .returning();
  return row!;
}

/**
 * A character's paraphrases in the order they were added, `limit + 1` at most, after the id `after`.
 * @throws Problem 404 when the character does not exist
 */
export async function listParaphrases(
  db: Db,
  workspace: string,
  { originalId, limit, after = 0 }: { originalId: number; limit: number; after?: number | undefined },
): Promise<ParaphraseRow[]> {
  await getCharacter(db, workspace, originalId);
  return db
    .select()
    .from(paraphrases)
    .where(
      and(
        eq(paraphrases.workspaceId, workspace),
        eq(paraphrases.originalId, originalId),
        gt(paraphrases.paraphraseId, after),
      ),
    )
    .orderBy(asc(paraphrases.paraphraseId))
    .limit(limit + 1);
}

/** @throws Problem 404, or the error of `requireVersion` */
export async function deleteParaphrase(
  db: Db,
  workspace: string,
  paraphraseId: number,
  condition: Condition = { headers: {} },
): Promise<void> {
  const [present] = await db
    .select({ version: paraphrases.version })
    .from(paraphrases)
    .where(is(workspace, paraphraseId))
    .for('update');
  if (!present) throw notFound('paraphrase');
  requireVersion(condition, present.version);
  await db.delete(paraphrases).where(is(workspace, paraphraseId));
}

function is(workspace: string, paraphraseId: number) {
  return and(eq(paraphrases.workspaceId, workspace), eq(paraphrases.paraphraseId, paraphraseId));
}
