import type { operations } from '@fountainai/contracts/script';
import { notFound, type Db, type ServiceCall } from '@fountainai/service-kit';
import { and, eq, sql } from '@fountainai/drizzle';
import type { PgColumn } from '@fountainai/drizzle/pg-core';
import { revisions } from './history-tables.ts';
import { scripts, sections, type ScriptRow } from './tables.ts';

/** Who writes, and by which operation: what a revision remembers besides what was done. */
export interface Writer {
  workspace: string;
  subject: string;
  operation: keyof operations;
}

export const writerOf = ({ caller }: ServiceCall, operation: keyof operations): Writer => ({
  workspace: caller.workspace,
  subject: caller.subject,
  operation,
});

/** What a write does, in a few words; the title of the section it is done in is added to them. */
export interface Deed {
  what: string;
  headingId?: number;
  /** How many elements it changed before now; the triggers count from here on. */
  changes?: number;
}

/**
 * Makes a script's next revision. Whatever changes a script, or anything in it, does this before it looks at what it
 * changes: from here to the end of the transaction the script is locked, so that its writers queue up. A change without
 * it fails.
 * @returns the script as it now is
 * @throws Problem 404
 */
export async function touch(db: Db, by: Writer, scriptId: number, deed: Deed): Promise<ScriptRow> {
  const [row] = await db
    .update(scripts)
    .set({ revision: sql`${scripts.revision} + 1` })
    .where(and(eq(scripts.workspaceId, by.workspace), eq(scripts.id, scriptId)))
    .returning();
  if (!row) throw notFound('script');
  await record(db, by, row, deed);
  return row;
}

/** Remembers a script's present revision, and tells the triggers that keep what was before which one it is. */
export async function record(
  db: Db,
  { workspace, subject, operation }: Writer,
  { id: scriptId, revision }: ScriptRow,
  { what, headingId, changes = 0 }: Deed,
): Promise<void> {
  const title = sql`(SELECT title FROM ${sections} WHERE workspace_id = ${workspace} AND id = ${headingId}::bigint)`;
  const summary =
    headingId === undefined ? sql`${what}::text` : sql`concat_ws(' in ', ${what}::text, ${title})`;
  await db.execute(sql`
    INSERT INTO ${revisions} (workspace_id, script_id, revision, subject, operation, summary, changes)
    VALUES (${workspace}, ${scriptId}, ${revision}, ${subject}, ${operation}, ${summary}, ${changes})
    RETURNING set_config('app.revision', revision::text, true)`);
}

/** What every change to a row sets besides its fields. */
export const written = (table: { version: PgColumn }) => ({
  version: sql`${table.version} + 1`,
  updatedAt: sql`now()`,
});
