import { bigint, primaryKey, text, type PgSchema } from '@fountainai/drizzle/pg-core';
import type { Db } from './database.ts';
import { idDeskOf } from './id-desk.ts';

/** Defines the table with the last id of each kind in each workspace. */
export const lastIdsTable = (schema: PgSchema) =>
  schema.table(
    'last_ids',
    {
      workspaceId: text('workspace_id').notNull(),
      /** Name of the table whose rows get these ids. */
      kind: text().notNull(),
      lastId: bigint('last_id', { mode: 'number' }).notNull(),
    },
    (table) => [primaryKey({ name: 'last_ids_pk', columns: [table.workspaceId, table.kind] })],
  );

/**
 * Allots ascending ids of one kind that were never used in the workspace. A rollback does not return them.
 * @param kind name of the table whose rows get them
 */
export async function allotIds(db: Db, workspace: string, kind: string, count: number): Promise<number[]> {
  if (count === 0) return [];
  const last = await idDeskOf(db).allot(workspace, kind, count);
  return Array.from({ length: count }, (_, i) => last - count + 1 + i);
}
