import type { operations } from '@fountainai/contracts/script';
import { allotIds, notFound, type Db, type ServiceCall } from '@fountainai/service-kit';
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
}

/** A revision that this transaction makes. The functions that write elements take it, so no write is without one. */
export interface Revision {
  readonly db: Db;
  readonly workspace: string;
  readonly scriptId: number;
  readonly number: number;
  /** How many elements it has changed so far. */
  changes: number;
}

/**
 * Makes a script's next revision. It locks the script to the end of the transaction, so writers to one script queue up;
 * `work` reads what it changes after that.
 * @param work changes the script by means of the revision
 * @throws Problem 404
 */
export async function revise<T>(
  db: Db,
  by: Writer,
  scriptId: number,
  deed: Deed,
  work: (revision: Revision, script: ScriptRow) => Promise<T>,
): Promise<T> {
  const [[script], summary] = await Promise.all([
    db
      .update(scripts)
      .set({ revision: sql`${scripts.revision} + 1` })
      .where(and(eq(scripts.workspaceId, by.workspace), eq(scripts.id, scriptId)))
      .returning(),
    summaryOf(db, by.workspace, deed),
  ]);
  if (!script) throw notFound('script');
  const revision = revisionOf(db, script, 0);
  const result = await work(revision, script);
  await record(revision, by, summary);
  return result;
}

/** Stores a script's own row, as its first revision. @param work stores what is in the script */
export async function reviseNew(
  db: Db,
  by: Writer,
  fields: Omit<typeof scripts.$inferInsert, 'workspaceId' | 'id'> & { id?: number },
  work: (revision: Revision) => Promise<void> = async () => {},
): Promise<ScriptRow> {
  const id = fields.id ?? (await allotIds(db, by.workspace, 'scripts', 1))[0]!;
  const [script] = await db
    .insert(scripts)
    .values({ workspaceId: by.workspace, ...fields, id })
    .returning();
  const revision = revisionOf(db, script!, 1);
  await work(revision);
  await record(revision, by, 'Created the script');
  return script!;
}

function revisionOf(db: Db, { workspaceId: workspace, id, revision }: ScriptRow, changes: number): Revision {
  return { db, workspace, scriptId: id, number: revision, changes };
}

async function summaryOf(db: Db, workspace: string, { what, headingId }: Deed): Promise<string> {
  if (headingId === undefined) return what;
  const [section] = await db
    .select({ title: sections.title })
    .from(sections)
    .where(and(eq(sections.workspaceId, workspace), eq(sections.id, headingId)));
  return section ? `${what} in ${section.title}` : what;
}

async function record(
  { db, workspace, scriptId, number, changes }: Revision,
  { subject, operation }: Writer,
  summary: string,
): Promise<void> {
  await db
    .insert(revisions)
    .values({ workspaceId: workspace, scriptId, revision: number, subject, operation, summary, changes });
}

/** What every change to a row sets besides its fields. */
export const written = (table: { version: PgColumn; sinceRevision: PgColumn }, { number }: Revision) => ({
  version: sql`${table.version} + 1`,
  updatedAt: sql`now()`,
  sinceRevision: number,
});
