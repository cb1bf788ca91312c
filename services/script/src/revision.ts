import { notFound, type Db } from '@fountainai/service-kit';
import { and, eq, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { scripts, type ScriptRow } from './tables.ts';

/**
 * Counts a script's revision up. Whatever changes a script, or anything in it, does this before it looks at what it
 * changes: from here to the end of the transaction the script is locked, so that its writers queue up.
 * @returns the script as it now is
 * @throws Problem 404
 */
export async function touch(db: Db, workspace: string, scriptId: number): Promise<ScriptRow> {
  const [row] = await db
    .update(scripts)
    .set({ revision: sql`${scripts.revision} + 1` })
    .where(and(eq(scripts.workspaceId, workspace), eq(scripts.id, scriptId)))
    .returning();
  if (!row) throw notFound('script');
  return row;
}

/** What every change to a row sets besides its fields. */
export const written = (table: { version: PgColumn }) => ({
  version: sql`${table.version} + 1`,
  updatedAt: sql`now()`,
});
