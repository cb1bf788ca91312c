import { and, eq, getTableColumns, getTableName, sql, type Placeholder, type SQL } from '@fountainai/drizzle';
import type { PgColumn, PgUpdateSetSource } from '@fountainai/drizzle/pg-core';
import { allotIds, prepareOnce, type Db } from '@fountainai/service-kit';
import { byText } from './by-text.ts';
import { formerElements, type Element } from './history-tables.ts';
import { written, type Revision } from './revision.ts';
import { actions, scripts, sections, spokenWords, type ElementTable, type PartTable } from './tables.ts';

// Only this file writes these tables and their former rows.

type Row<Table extends ElementTable> = Table['$inferSelect'];
type Given = 'id' | 'workspaceId' | 'scriptId' | 'sinceRevision';

export const elementOf = (table: ElementTable): Element => {
  if (table === scripts) return 'script';
  if (table === sections) return 'section';
  return table === actions ? 'action' : 'spokenWord';
};

/** Reserves the id of a new element before the script is locked, so that no other writer waits for the id. */
export function allotId(db: Db, workspace: string, table: PartTable): Promise<number> {
  const id = allotIds(db, workspace, getTableName(table), 1).then(([only]) => only!);
  id.catch(() => {}); // insertElement reports the error, unless an earlier step failed
  return id;
}

export async function insertElement<Table extends PartTable>(
  revision: Revision,
  table: Table,
  id: number,
  fields: Omit<Table['$inferInsert'], Given>,
): Promise<Row<Table>> {
  const { db, workspace: workspaceId, scriptId, number: sinceRevision } = revision;
  const values = { ...fields, id, workspaceId, scriptId, sinceRevision } as typeof actions.$inferInsert;
  const [row] = await db
    .insert(table as typeof actions)
    .values(values)
    .returning();
  revision.changes += 1;
  return row as Row<Table>;
}

/** @param ids ids of elements in the revision's script */
export async function updateElements<Table extends ElementTable>(
  revision: Revision,
  table: Table,
  ids: number[],
  change: PgUpdateSetSource<Table>,
): Promise<Row<Table>[]> {
  const set = { ...change, ...written(table, revision) } as PgUpdateSetSource<typeof actions>;
  return keepingFormer(revision, table, ids, () =>
    revision.db
      .update(table as typeof actions)
      .set(set)
      .where(named(revision, table, ids))
      .returning(),
  ) as Promise<Row<Table>[]>;
}

/** @param ids ids of elements in the revision's script */
export async function deleteElements(revision: Revision, table: PartTable, ids: number[]): Promise<void> {
  await keepingFormer(revision, table, ids, () =>
    revision.db.delete(table).where(named(revision, table, ids)),
  );
}

/** An element to store under a given id. A restored element keeps its creation time. */
export interface Stored {
  id: number;
  version?: number;
  createdAt?: Date;
}

/** Stores new rows in as few statements as the size of their texts allows. */
export async function insertAll<State extends Stored>(
  revision: Revision,
  table: PartTable,
  fields: readonly (string & keyof State)[],
  states: State[],
): Promise<void> {
  const { db, workspace, scriptId, number } = revision;
  const columns = list(columnsOf(table, fields), ({ name }) => sql.identifier(name));
  for (const part of byText(states))
    await db.execute(sql`
      INSERT INTO ${table} (workspace_id, script_id, since_revision, id, version, created_at, ${columns})
      SELECT ${workspace}, ${scriptId}::bigint, ${number}::bigint, id, coalesce(version, 1),
        coalesce("createdAt", now()), ${list(fields, (field) => sql.identifier(field))}
      FROM ${recordset(table, fields, part)}`);
  revision.changes += states.length;
}

/** Changes existing rows, each to its own state, in as few statements as the size of their texts allows. */
export async function updateAll<State extends Stored>(
  revision: Revision,
  table: PartTable,
  fields: readonly (string & keyof State)[],
  states: State[],
): Promise<void> {
  const { db, workspace, number } = revision;
  const set = list(
    fields,
    (field) =>
      sql`${sql.identifier(columnsOf(table, [field])[0]!.name)} = new_state.${sql.identifier(field)}`,
  );
  for (const part of byText(states))
    await keepingFormer(
      revision,
      table,
      part.map(({ id }) => id),
      () =>
        db.execute(sql`
          UPDATE ${table} SET ${set}, version = ${table.version} + 1, updated_at = now(),
            since_revision = ${number}::bigint
          FROM ${recordset(table, fields, part)}
          WHERE ${table.workspaceId} = ${workspace} AND ${table.id} = new_state.id`),
    );
}

/** The condition passes all ids as one parameter. */
export const among = (column: PgColumn, ids: number[] | Placeholder) =>
  sql`${column} = ANY (${Array.isArray(ids) ? sql.param(ids) : ids}::bigint[])`;

/** Deletes a script with its elements and its history. */
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
 * Copies rows to the history, then runs the statement that changes or deletes them. Rows that this revision already
 * changed or added are not copied or counted again.
 */
async function keepingFormer<T>(
  revision: Revision,
  table: ElementTable,
  ids: number[],
  statement: () => PromiseLike<T>,
): Promise<T> {
  const { db, workspace, number } = revision;
  const kept = keepers.get(table)!(db).execute({ workspace, ids, number });
  const [former, result] = await Promise.all([kept, statement()]);
  revision.changes += former.length;
  return result;
}

function keeperOf(table: ElementTable) {
  const scriptId = table === scripts ? scripts.id : (table as PartTable).scriptId;
  const number = sql`${sql.placeholder('number')}::bigint`;
  return prepareOnce((db) =>
    db
      .insert(formerElements)
      .select(
        sql`SELECT ${table.workspaceId}, ${scriptId}, ${elementOf(table)}, ${table.id}, ${table.sinceRevision},
          ${number}, ${stateOf(table)}
        FROM ${table} WHERE ${table.workspaceId} = ${sql.placeholder('workspace')}
          AND ${among(table.id, sql.placeholder('ids'))} AND ${table.sinceRevision} < ${number}`,
      )
      .returning({ id: formerElements.id })
      .prepare(`keep_former_${getTableName(table)}`),
  );
}

const keepers = new Map(
  [scripts, sections, actions, spokenWords].map((table: ElementTable) => [table, keeperOf(table)]),
);

const named = ({ workspace }: Revision, table: ElementTable, ids: number[]) =>
  and(eq(table.workspaceId, workspace), among(table.id, ids));

/** Returns a row as JSON, without generated columns. */
function stateOf(table: ElementTable): SQL {
  const columns = Object.values(getTableColumns(table)).filter(({ generated }) => generated === undefined);
  return sql`jsonb_build_object(${list(columns, (column) => sql`${column.name}::text, ${column}`)})`;
}

function columnsOf(table: PartTable, fields: readonly string[]): PgColumn[] {
  const columns: Record<string, PgColumn> = getTableColumns(table);
  return fields.map((field) => columns[field]!);
}

/** Turns states into rows. They are one parameter, so their number has no limit. */
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
