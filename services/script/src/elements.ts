import { and, eq, getTableColumns, getTableName, sql, type SQL } from '@fountainai/drizzle';
import type { PgColumn, PgUpdateSetSource } from '@fountainai/drizzle/pg-core';
import { allotIds } from '@fountainai/service-kit';
import { formerElements, type Element } from './history-tables.ts';
import { written, type Revision } from './revision.ts';
import { actions, scripts, sections, spokenWords } from './tables.ts';

// No other file writes these tables, or what their rows were before.

/** The tables of a script's sections, actions and spoken words. */
export type PartTable = typeof sections | typeof actions | typeof spokenWords;
export type ElementTable = typeof scripts | PartTable;
type Row<Table extends ElementTable> = Table['$inferSelect'];
type Given = 'id' | 'workspaceId' | 'scriptId' | 'sinceRevision';

export const elementOf = (table: ElementTable): Element => {
  if (table === scripts) return 'script';
  if (table === sections) return 'section';
  return table === actions ? 'action' : 'spokenWord';
};

export async function insertElement<Table extends PartTable>(
  revision: Revision,
  table: Table,
  fields: Omit<Table['$inferInsert'], Given>,
): Promise<Row<Table>> {
  const { db, workspace: workspaceId, scriptId, number: sinceRevision } = revision;
  const [id] = await allotIds(db, workspaceId, getTableName(table), 1);
  const values = { ...fields, id, workspaceId, scriptId, sinceRevision } as typeof actions.$inferInsert;
  const [row] = await db
    .insert(table as typeof actions)
    .values(values)
    .returning();
  revision.changes += 1;
  return row as Row<Table>;
}

/** @param which rows; all of the revision's script */
export function updateElements<Table extends ElementTable>(
  revision: Revision,
  table: Table,
  which: SQL | undefined,
  change: PgUpdateSetSource<Table>,
): Promise<Row<Table>[]> {
  const rows = ofWorkspace(revision, table, which);
  const set = { ...change, ...written(table, revision) } as PgUpdateSetSource<typeof actions>;
  return keepingFormer(revision, table, rows, () =>
    revision.db
      .update(table as typeof actions)
      .set(set)
      .where(rows)
      .returning(),
  ) as Promise<Row<Table>[]>;
}

/** @param which rows; all of the revision's script */
export async function deleteElements(
  revision: Revision,
  table: PartTable,
  which: SQL | undefined,
): Promise<void> {
  const rows = ofWorkspace(revision, table, which);
  await keepingFormer(revision, table, rows, () => revision.db.delete(table).where(rows));
}

/** An element that is stored under an id it was given. One that comes back has its birthday, too. */
export interface Stored {
  id: number;
  version?: number;
  createdAt?: Date;
}

/** Stores new rows by one statement. */
export async function insertAll<State extends Stored>(
  revision: Revision,
  table: PartTable,
  fields: readonly (string & keyof State)[],
  states: State[],
): Promise<void> {
  if (states.length === 0) return;
  const { db, workspace, scriptId, number } = revision;
  const columns = list(columnsOf(table, fields), ({ name }) => sql.identifier(name));
  await db.execute(sql`
    INSERT INTO ${table} (workspace_id, script_id, since_revision, id, version, created_at, ${columns})
    SELECT ${workspace}, ${scriptId}::bigint, ${number}::bigint, id, coalesce(version, 1),
      coalesce("createdAt", now()), ${list(fields, (field) => sql.identifier(field))}
    FROM ${recordset(table, fields, states)}`);
  revision.changes += states.length;
}

/** Changes rows that are there, each to a state of its own, by one statement. */
export async function updateAll<State extends Stored>(
  revision: Revision,
  table: PartTable,
  fields: readonly (string & keyof State)[],
  states: State[],
): Promise<void> {
  if (states.length === 0) return;
  const { db, workspace, number } = revision;
  const ids = states.map(({ id }) => id);
  const set = list(
    fields,
    (field) =>
      sql`${sql.identifier(columnsOf(table, [field])[0]!.name)} = new_state.${sql.identifier(field)}`,
  );
  await keepingFormer(revision, table, ofWorkspace(revision, table, among(table.id, ids)), () =>
    db.execute(sql`
      UPDATE ${table} SET ${set}, version = ${table.version} + 1, updated_at = now(),
        since_revision = ${number}::bigint
      FROM ${recordset(table, fields, states)}
      WHERE ${table.workspaceId} = ${workspace} AND ${table.id} = new_state.id`),
  );
}

/** One parameter however many ids they are. */
export const among = (column: PgColumn, ids: number[]) => sql`${column} = ANY (${sql.param(ids)}::bigint[])`;

/** Deletes a script with all that is in it and its history. */
export async function deleteWholeScript(
  db: Revision['db'],
  workspace: string,
  scriptId: number,
): Promise<void> {
  for (const table of [actions, spokenWords, sections])
    await db.delete(table).where(and(eq(table.workspaceId, workspace), eq(table.scriptId, scriptId)));
  await db.delete(scripts).where(and(eq(scripts.workspaceId, workspace), eq(scripts.id, scriptId)));
}

/**
 * Runs a statement that changes or deletes rows, behind one that keeps what they are until now. Rows that this revision
 * has changed or added before are kept and counted already.
 */
async function keepingFormer<T>(
  revision: Revision,
  table: ElementTable,
  rows: SQL | undefined,
  statement: () => PromiseLike<T>,
): Promise<T> {
  const { db, number } = revision;
  const scriptId = table === scripts ? scripts.id : (table as PartTable).scriptId;
  const kept = db.execute(sql`
    INSERT INTO ${formerElements} (workspace_id, script_id, element, id, from_revision, to_revision, state)
    SELECT ${table.workspaceId}, ${scriptId}, ${elementOf(table)}, ${table.id}, ${table.sinceRevision},
      ${number}::bigint, ${stateOf(table)}
    FROM ${table} WHERE ${rows} AND ${table.sinceRevision} < ${number}::bigint RETURNING 1`);
  const [former, result] = await Promise.all([kept, statement()]);
  revision.changes += former.rows.length;
  return result;
}

const ofWorkspace = ({ workspace }: Revision, table: ElementTable, which: SQL | undefined) =>
  and(eq(table.workspaceId, workspace), which);

/** A row as JSON, without what is generated of it. */
function stateOf(table: ElementTable): SQL {
  const columns = Object.values(getTableColumns(table)).filter(({ generated }) => generated === undefined);
  return sql`jsonb_build_object(${list(columns, (column) => sql`${column.name}::text, ${column}`)})`;
}

function columnsOf(table: PartTable, fields: readonly string[]): PgColumn[] {
  const columns: Record<string, PgColumn> = getTableColumns(table);
  return fields.map((field) => columns[field]!);
}

/** States as rows: as one parameter, which takes any number of them. */
function recordset<State extends Stored>(
  table: PartTable,
  fields: readonly (string & keyof State)[],
  states: State[],
): SQL {
  const columns = columnsOf(table, fields);
  const typed = list(
    fields,
    (field, i) => sql`${sql.identifier(field)} ${sql.raw(columns[i]!.getSQLType())}`,
  );
  return sql`json_to_recordset(${JSON.stringify(states)})
    AS new_state (id bigint, version integer, "createdAt" timestamptz, ${typed})`;
}

const list = <T>(
  items: readonly T[],
  of: (item: T, index: number) => SQL | ReturnType<typeof sql.identifier>,
) =>
  sql.join(
    items.map((item, i) => of(item, i)),
    sql`, `,
  );
