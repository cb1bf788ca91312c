import { notFound, prepareOnce, requireVersion, type Condition, type Db } from '@fountainai/service-kit';
import { and, eq, ilike, sql } from '@fountainai/drizzle';
import { forgetNumbers } from './own-numbers.ts';
import { beyond, inOrder, type ListPart } from './order.ts';
import { deleteWholeScript, updateElements } from './elements.ts';
import { revise, reviseNew, type Revision, type Writer } from './revision.ts';
import { scriptHolds } from './search.ts';
import { scripts, type ScriptRow } from './tables.ts';

export interface ScriptFields {
  title: string;
  author: string;
  description: string;
}

export const createScript = (
  db: Db,
  by: Writer,
  fields: ScriptFields & { sequenceNumber: number },
): Promise<ScriptRow> => reviseNew(db, by, fields);

const scriptById = prepareOnce((db) =>
  db
    .select()
    .from(scripts)
    .where(
      and(eq(scripts.workspaceId, sql.placeholder('workspace')), eq(scripts.id, sql.placeholder('scriptId'))),
    )
    .prepare('script_by_id'),
);

/** @throws Problem 404 */
export async function getScript(db: Db, workspace: string, scriptId: number): Promise<ScriptRow> {
  const [row] = await scriptById(db).execute({ workspace, scriptId });
  if (!row) throw notFound('script');
  return row;
}

/** Locks a script against other writers until the transaction ends. @throws Problem 404 */
export async function lockScript(db: Db, workspace: string, scriptId: number): Promise<ScriptRow> {
  const [row] = await db.select().from(scripts).where(named(workspace, scriptId)).for('no key update');
  if (!row) throw notFound('script');
  return row;
}

/**
 * Lists scripts in the order of their numbers. `title` and `author` match any part in any case; `query` matches scripts
 * that hold all its words.
 */
export async function listScripts(
  db: Db,
  workspace: string,
  {
    title,
    author,
    query,
    limit,
    after,
  }: ListPart & { title?: string | undefined; author?: string | undefined; query?: string | undefined },
): Promise<ScriptRow[]> {
  return db
    .select()
    .from(scripts)
    .where(
      and(
        eq(scripts.workspaceId, workspace),
        title === undefined ? undefined : ilike(scripts.title, anywhere(title)),
        author === undefined ? undefined : ilike(scripts.author, anywhere(author)),
        query === undefined ? undefined : scriptHolds(workspace, query),
        beyond(scripts, after),
      ),
    )
    .orderBy(...inOrder(scripts))
    .limit(limit + 1);
}

/** @throws Problem 404, or 412 or 409 when the condition does not hold */
export async function updateScript(
  db: Db,
  by: Writer,
  scriptId: number,
  change: Partial<ScriptFields>,
  condition: Condition = { headers: {} },
): Promise<ScriptRow> {
  const summary = `Changed the ${listOf(Object.keys(change))}`;
  return revise(db, by, scriptId, summary, (revision, { version }) => {
    requireVersion(condition, version);
    return setScript(revision, change);
  });
}

/** Changes a script's own fields within a revision. */
export async function setScript(revision: Revision, change: Partial<ScriptFields>): Promise<ScriptRow> {
  const [row] = await updateElements(revision, scripts, [revision.scriptId], change);
  return row!;
}

/** Deletes a script with its elements and its history. @throws Problem 404, or 412 when the condition does not hold */
export async function deleteScript(
  db: Db,
  workspace: string,
  scriptId: number,
  condition: Condition = { headers: {} },
): Promise<void> {
  await forgetNumbers(db, workspace, scriptId);
  const { version } = await lockScript(db, workspace, scriptId);
  requireVersion(condition, version);
  await deleteWholeScript(db, workspace, scriptId);
}

function named(workspace: string, scriptId: number) {
  return and(eq(scripts.workspaceId, workspace), eq(scripts.id, scriptId));
}

function listOf(names: string[]): string {
  return new Intl.ListFormat('en').format(names);
}

function anywhere(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
