import { notFound, Problem, type Db } from '@fountainai/service-kit';
import { and, desc, eq, getTableColumns, lt, sql, type SQL } from '@fountainai/drizzle';
import { getScript } from './scripts.ts';
import { formerElements, revisions, type RevisionRow } from './history-tables.ts';
import { elementOf } from './elements.ts';
import { scripts, type ElementTable, type ScriptRow } from './tables.ts';

/** A script as of one of its revisions. */
export interface Moment {
  workspace: string;
  scriptId: number;
  revision: number;
}

/** Selects a script's rows of one table at a revision, in the order of their numbers. */
export function rowsAt<T extends ElementTable>(
  db: Db,
  table: T,
  moment: Moment,
): Promise<T['$inferSelect'][]> {
  return select(
    db,
    table,
    sql`SELECT * FROM ${ofScript(table, moment)} AND since_revision <= ${moment.revision}
        UNION ALL ${formerRows(table, moment)}`,
  );
}

/** Selects the rows of that revision that were changed or deleted later. */
export function formerRowsAt<T extends ElementTable>(
  db: Db,
  table: T,
  moment: Moment,
): Promise<T['$inferSelect'][]> {
  return select(db, table, formerRows(table, moment));
}

/** Selects a script's rows that were added or changed after a revision. */
export function rowsSince<T extends ElementTable>(
  db: Db,
  table: T,
  moment: Moment,
): Promise<T['$inferSelect'][]> {
  return select(
    db,
    table,
    sql`SELECT * FROM ${ofScript(table, moment)} AND since_revision > ${moment.revision}`,
  );
}

async function select<T extends ElementTable>(
  db: Db,
  table: T,
  rows: ReturnType<typeof sql>,
): Promise<T['$inferSelect'][]> {
  // Drizzle accepts a table's own columns only from the table itself.
  const fields = Object.entries(getTableColumns(table)).map(([name, column]) => [
    name,
    sql`${sql.identifier(column.name)}`.mapWith(column),
  ]);
  const columns = Object.fromEntries(fields) as Record<string, SQL>;
  const read = db
    .select(columns)
    .from(sql`(${rows}) AS rows`)
    .orderBy(sql`sequence_number, id`);
  return (await read) as T['$inferSelect'][];
}

function ofScript(table: ElementTable, { workspace, scriptId }: Moment) {
  const id = sql.identifier(table === scripts ? 'id' : 'script_id');
  return sql`${table} WHERE workspace_id = ${workspace} AND ${id} = ${scriptId}`;
}

function formerRows(table: ElementTable, { workspace, scriptId, revision }: Moment) {
  return sql`
    SELECT element_then.* FROM ${formerElements} AS former
      CROSS JOIN LATERAL jsonb_populate_record(NULL::${table}, former.state) AS element_then
    WHERE former.workspace_id = ${workspace} AND former.script_id = ${scriptId}
      AND former.element = ${elementOf(table)}
      AND former.from_revision <= ${revision} AND former.to_revision > ${revision}`;
}

/** Reads a script's own fields at a revision. @throws Problem as `requireRevision` does */
export async function getScriptAt(db: Db, moment: Moment): Promise<ScriptRow> {
  await requireRevision(db, moment);
  const [row] = await rowsAt(db, scripts, moment);
  return { ...row!, revision: moment.revision };
}

/**
 * @throws Problem 404 when the script does not exist or never had the revision; 410 when the revision was thinned out
 */
export async function requireRevision(db: Db, { workspace, scriptId, revision }: Moment): Promise<ScriptRow> {
  const script = await getScript(db, workspace, scriptId);
  const [row] = await db
    .select({ revision: revisions.revision })
    .from(revisions)
    .where(and(ofRevisions(workspace, scriptId), eq(revisions.revision, revision)));
  if (row) return script;
  throw revision < script.thinnedBefore ? thinnedOut(revision, script) : notFound('revision');
}

/** Lists a script's revisions, newest first. @throws Problem 404 when the script does not exist */
export async function listRevisions(
  db: Db,
  workspace: string,
  scriptId: number,
  { limit, before }: { limit: number; before: number | undefined },
): Promise<RevisionRow[]> {
  await getScript(db, workspace, scriptId);
  const older = before === undefined ? undefined : lt(revisions.revision, before);
  return db
    .select()
    .from(revisions)
    .where(and(ofRevisions(workspace, scriptId), older))
    .orderBy(desc(revisions.revision))
    .limit(limit + 1);
}

const thinnedOut = (revision: number, { thinnedBefore }: ScriptRow) =>
  new Problem(
    410,
    'revision_thinned',
    `Revision ${revision} is not kept any more: of those before ${thinnedBefore} only named versions are.`,
  );

function ofRevisions(workspace: string, scriptId: number) {
  return and(eq(revisions.workspaceId, workspace), eq(revisions.scriptId, scriptId));
}
