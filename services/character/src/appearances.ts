import { allotIds, notFound, type Db } from '@fountainai/service-kit';
import { and, asc, eq, gt, sql } from '@fountainai/drizzle';
import { holdCharacters } from './characters.ts';
import { appearances, characters, type AppearanceRow, type CharacterRow } from './tables.ts';

export type Appearance = Pick<AppearanceRow, 'headingId' | 'characterId'>;

/**
 * @returns true for a new appearance
 * @throws Problem 404 when the character does not exist
 */
export async function addAppearance(db: Db, workspace: string, appearance: Appearance): Promise<boolean> {
  const missing = await holdCharacters(db, workspace, [appearance.characterId]);
  if (missing.size > 0) throw notFound('character');
  return (await insertNew(db, workspace, [appearance])) > 0;
}

/**
 * Adds all appearances or none; existing and repeated ones stay as they are.
 * @returns the number of distinct appearances given
 * @throws Problem 404 naming the characters that do not exist
 */
export async function addAppearances(db: Db, workspace: string, all: Appearance[]): Promise<number> {
  const missing = await holdCharacters(
    db,
    workspace,
    all.map(({ characterId }) => characterId),
  );
  if (missing.size > 0) throw notFound(`character as ${[...missing].join(', ')}`);
  await insertNew(db, workspace, all);
  return new Set(all.map(({ headingId, characterId }) => `${headingId} ${characterId}`)).size;
}

/**
 * Positions follow the order of `all`.
 * @returns the number of new appearances
 */
async function insertNew(db: Db, workspace: string, all: Appearance[]): Promise<number> {
  const positions = sql.param(await allotIds(db, workspace, 'appearances', all.length));
  const headingIds = sql.param(all.map(({ headingId }) => headingId));
  const characterIds = sql.param(all.map(({ characterId }) => characterId));
  const { rowCount } = await db.execute(sql`
    INSERT INTO ${appearances} (workspace_id, heading_id, character_id, position)
    SELECT ${workspace}, heading_id, character_id, position
    FROM unnest(${headingIds}::bigint[], ${characterIds}::bigint[], ${positions}::bigint[])
      AS new (heading_id, character_id, position)
    ORDER BY position
    ON CONFLICT DO NOTHING`);
  return rowCount ?? 0;
}

/** The appearances in these sections, section by section, `limit + 1` at most, after the place `after`. */
export async function listAppearances(
  db: Db,
  workspace: string,
  { headingIds, limit, after }: { headingIds: number[]; limit: number; after: [number, number] | undefined },
): Promise<AppearanceRow[]> {
  const { headingId, position } = appearances;
  return db
    .select()
    .from(appearances)
    .where(
      and(
        eq(appearances.workspaceId, workspace),
        sql`${headingId} = ANY(${sql.param(headingIds)}::bigint[])`,
        after && sql`(${headingId}, ${position}) > (${after[0]}, ${after[1]})`,
      ),
    )
    .orderBy(asc(headingId), asc(position))
    .limit(limit + 1);
}

/** The appearances in a section, in the order they were added, `limit + 1` at most, after the position `after`. */
export async function listSectionCharacters(
  db: Db,
  workspace: string,
  { headingId, limit, after = 0 }: { headingId: number; limit: number; after?: number | undefined },
): Promise<{ position: number; character: CharacterRow }[]> {
  return db
    .select({ position: appearances.position, character: characters })
    .from(appearances)
    .innerJoin(
      characters,
      and(
        eq(characters.workspaceId, appearances.workspaceId),
        eq(characters.characterId, appearances.characterId),
      ),
    )
    .where(
      and(
        eq(appearances.workspaceId, workspace),
        eq(appearances.headingId, headingId),
        gt(appearances.position, after),
      ),
    )
    .orderBy(asc(appearances.position))
    .limit(limit + 1);
}

/** @throws Problem 404 for a missing appearance */
export async function removeAppearance(
  db: Db,
  workspace: string,
  { headingId, characterId }: Appearance,
): Promise<void> {
  const removed = await db
    .delete(appearances)
    .where(
      and(
        eq(appearances.workspaceId, workspace),
        eq(appearances.headingId, headingId),
        eq(appearances.characterId, characterId),
      ),
    )
    .returning({ characterId: appearances.characterId });
  if (removed.length === 0) throw notFound('appearance');
}
