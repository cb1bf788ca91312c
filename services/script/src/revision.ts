import type { operations } from '@fountainai/contracts/script';
import { allotIds, notFound, prepareOnce, type Db, type ServiceCall } from '@fountainai/service-kit';
import { and, eq, sql, type SQL } from '@fountainai/drizzle';
import type { PgColumn } from '@fountainai/drizzle/pg-core';
import { revisions } from './history-tables.ts';
import { scripts, type ScriptRow } from './tables.ts';

/** The author and the operation that a revision stores beside its changes. */
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

/** The revision of this transaction. Functions that write elements require it, so every write belongs to a revision. */
export interface Revision {
  readonly db: Db;
  readonly workspace: string;
  readonly scriptId: number;
  readonly number: number;
  /** The number of elements changed so far. */
  changes: number;
}

/**
 * Makes a script's next revision. The lock on the script lasts until the transaction ends, so writers to one script
 * wait in a queue. `work` reads the script after the lock.
 * @param summary describes the change in a few words
 * @param work changes the script through the revision
 * @throws Problem 404
 */
export async function revise<T>(
  db: Db,
  by: Writer,
  scriptId: number,
  summary: string,
  work: (revision: Revision, script: ScriptRow) => Promise<T>,
): Promise<T> {
  const [script] = await lockById(db).execute({ workspace: by.workspace, id: scriptId });
  if (!script) throw notFound('script');
  return recorded(db, by, script, summary, (revision) => work(revision, script));
}

/** The statement that locks a script for its next revision. @param scriptId SQL for the script's id */
export const locking = (name: string, scriptId: SQL) =>
  prepareOnce((db) =>
    db
      .update(scripts)
      .set({ revision: sql`${scripts.revision} + 1` })
      .where(and(eq(scripts.workspaceId, sql.placeholder('workspace')), eq(scripts.id, scriptId)))
      .returning()
      .prepare(name),
  );

const lockById = locking('next_revision', sql`${sql.placeholder('id')}`);

/**
 * Runs the work of a revision under the script's lock. The revision is stored last, because it holds the number of
 * changes.
 */
export async function recorded<T>(
  db: Db,
  by: Writer,
  script: ScriptRow,
  summary: string,
  work: (revision: Revision) => Promise<T>,
): Promise<T> {
  const revision = revisionOf(db, script, 0);
  const result = await work(revision);
  await record(revision, by, summary);
  return result;
}

/** Stores a script's own row as its first revision. @param work stores the script's elements */
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

const insertRevision = prepareOnce((db) =>
  db
    .insert(revisions)
    .values({
      workspaceId: sql.placeholder('workspace'),
      scriptId: sql.placeholder('scriptId'),
      revision: sql.placeholder('number'),
      subject: sql.placeholder('subject'),
      operation: sql.placeholder('operation'),
      summary: sql.placeholder('summary'),
      changes: sql.placeholder('changes'),
    })
    .prepare('insert_revision'),
);

async function record(
  { db, workspace, scriptId, number, changes }: Revision,
  { subject, operation }: Writer,
  summary: string,
): Promise<void> {
  await insertRevision(db).execute({ workspace, scriptId, number, changes, subject, operation, summary });
}

/** Returns the columns that every change to a row sets besides its fields. */
export const written = (table: { version: PgColumn; sinceRevision: PgColumn }, { number }: Revision) => ({
  version: sql`${table.version} + 1`,
  updatedAt: sql`now()`,
  sinceRevision: number,
});
