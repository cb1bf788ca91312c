import {
  allotIds,
  notFound,
  prepareOnce,
  requireVersion,
  type Condition,
  type Db,
} from '@fountainai/service-kit';
import { and, asc, eq, gt, sql } from '@fountainai/drizzle';
import { characters, type CharacterRow } from './tables.ts';

export type CharacterFields = Pick<CharacterRow, 'name' | 'description' | 'aliases' | 'attributes'>;

export async function addCharacter(
  db: Db,
  workspace: string,
  fields: CharacterFields,
): Promise<CharacterRow> {
  const [row] = await addCharacters(db, workspace, [fields]);
  return row!;
}

/** Adds all or none. @returns the rows in the order of `all` */
export async function addCharacters(
  db: Db,
  workspace: string,
  all: CharacterFields[],
): Promise<CharacterRow[]> {
  const ids = await allotIds(db, workspace, 'characters', all.length);
  const rows = await db
    .insert(characters)
    .values(all.map((fields, i) => ({ ...fields, workspaceId: workspace, characterId: ids[i]! })))
    .returning();
  // PostgreSQL does not guarantee the order of RETURNING.
  return rows.toSorted((a, b) => a.characterId - b.characterId);
}

/** @throws Problem 404 */
export async function getCharacter(db: Db, workspace: string, characterId: number): Promise<CharacterRow> {
  const [row] = await db.select().from(characters).where(is(workspace, characterId));
  if (!row) throw notFound('character');
  return row;
}

export interface CharacterFilter {
  ids?: number[] | undefined;
  /** Matches the exact name. */
  name?: string | undefined;
}
type CharacterPage = CharacterFilter & { limit: number; after?: number | undefined };

/** Characters in the order they were added, `limit + 1` at most, after the id `after`. */
export async function listCharacters(
  db: Db,
  workspace: string,
  page: CharacterPage,
): Promise<CharacterRow[]> {
  return db
    .select()
    .from(characters)
    .where(isOnPage(workspace, page))
    .orderBy(asc(characters.characterId))
    .limit(page.limit + 1);
}

const versionsById = prepareOnce((db) =>
  db
    .select({ characterId: characters.characterId, version: characters.version })
    .from(characters)
    .where(
      and(
        eq(characters.workspaceId, sql.placeholder('workspace')),
        sql`${characters.characterId} = ANY(${sql.placeholder('ids')}::bigint[])`,
        gt(characters.characterId, sql.placeholder('after')),
      ),
    )
    .orderBy(asc(characters.characterId))
    .limit(sql.placeholder('most'))
    .prepare('versions_by_id'),
);

/** For a list by ids, only ids and versions. */
export async function listCharacterVersions(
  db: Db,
  workspace: string,
  { ids, limit, after = 0 }: CharacterPage & { ids: number[] },
): Promise<Pick<CharacterRow, 'characterId' | 'version'>[]> {
  return versionsById(db).execute({ workspace, ids, after, most: limit + 1 });
}

function isOnPage(workspace: string, { ids, name, after = 0 }: CharacterPage) {
  return and(
    eq(characters.workspaceId, workspace),
    ids && sql`${characters.characterId} = ANY(${sql.param(ids)}::bigint[])`,
    name === undefined ? undefined : eq(characters.name, name),
    gt(characters.characterId, after),
  );
}

/**
 * Sets the given fields and leaves the others.
 * @throws Problem 404, or the error of `requireVersion`
 */
export async function changeCharacter(
  db: Db,
  workspace: string,
  characterId: number,
  fields: Partial<CharacterFields>,
  condition: Condition = { headers: {} },
): Promise<CharacterRow> {
  await lockCharacter(db, workspace, characterId, condition);
  const [row] = await db
    .update(characters)
    .set({ ...fields, version: sql`${characters.version} + 1`, updatedAt: sql`now()` })
    .where(is(workspace, characterId))
    .returning();
  return row!;
}

/**
 * Deletes a character; foreign keys delete its appearances and paraphrases.
 * @throws Problem 404, or the error of `requireVersion`
 */
export async function deleteCharacter(
  db: Db,
  workspace: string,
  characterId: number,
  condition: Condition = { headers: {} },
): Promise<void> {
  await lockCharacter(db, workspace, characterId, condition);
  await db.delete(characters).where(is(workspace, characterId));
}

/** Deletes the existing ones with their appearances and paraphrases. Locked in order, as in `holdCharacters`. */
export async function deleteCharacters(db: Db, workspace: string, characterIds: number[]): Promise<void> {
  await holdCharacters(db, workspace, characterIds);
  await db
    .delete(characters)
    .where(
      and(
        eq(characters.workspaceId, workspace),
        sql`${characters.characterId} = ANY(${sql.param(characterIds)}::bigint[])`,
      ),
    );
}

/**
 * Locks characters against changes and deletion until the end of the transaction. The locks are taken in the order of
 * ids, so that two concurrent calls wait instead of deadlocking.
 * @returns the missing ids
 */
export async function holdCharacters(
  db: Db,
  workspace: string,
  characterIds: number[],
): Promise<Set<number>> {
  const present = await db
    .select({ characterId: characters.characterId })
    .from(characters)
    .where(
      and(
        eq(characters.workspaceId, workspace),
        sql`${characters.characterId} = ANY(${sql.param(characterIds)}::bigint[])`,
      ),
    )
    .orderBy(asc(characters.characterId))
    .for('no key update');
  return new Set(characterIds).difference(new Set(present.map(({ characterId }) => characterId)));
}

/** Locks the character until the end of the transaction, so that the condition still holds then. */
async function lockCharacter(db: Db, workspace: string, characterId: number, condition: Condition) {
  const [present] = await db
    .select({ version: characters.version })
    .from(characters)
    .where(is(workspace, characterId))
    .for('update');
  if (!present) throw notFound('character');
  requireVersion(condition, present.version);
}

function is(workspace: string, characterId: number) {
  return and(eq(characters.workspaceId, workspace), eq(characters.characterId, characterId));
}
