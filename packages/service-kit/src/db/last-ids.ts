import { bigint, primaryKey, text, type PgSchema } from '@fountainai/drizzle/pg-core';
import type { Db } from './database.ts';
import { idDeskOf } from './id-desk.ts';

/** A service's table of the last id of each kind in each workspace; every service that allots ids has one. */
export const lastIdsTable = (schema: PgSchema) =>
  schema.table(
    'last_ids',
    {
      workspaceId: text('workspace_id').notNull(),
      /** The table whose rows have these ids. */
      kind: text().notNull(),
      lastId: bigint('last_id', { mode: 'number' }).notNull(),
    },
    (table) => [primaryKey({ name: 'last_ids_pk', columns: [table.workspaceId, table.kind] })],
  );

/**
 * Allots ids of one kind that the workspace has never had, ascending. They are gone when this transaction is rolled back.
 * @param kind the table whose rows get them
 */
export async function allotIds(db: Db, workspace: string, kind: string, count: number): Promise<number[]> {
  if (count === 0) return [];
  const last = await idDeskOf(db).allot(workspace, kind, count);
  return Array.from({ length: count }, (_, i) => last - count + 1 + i);
}
