import { prepareOnce, type Db } from '@fountainai/service-kit';
import { and, eq, sql, type SQL } from '@fountainai/drizzle';
import { getTableConfig, type PgColumn, type PgTable } from '@fountainai/drizzle/pg-core';
import { inOrder } from './order.ts';

type ElementTable = PgTable & Record<'workspaceId' | 'scriptId' | 'id' | 'sequenceNumber', PgColumn>;

/** A condition that selects some of a script's rows. */
interface Part {
  name: string;
  /** The placeholders are values of the reader's second argument. */
  where: SQL;
}

/**
 * Makes a reader of a script's rows in a table, all or some, in order. Each column is read as one JSON list. For
 * thousands of rows this takes a third of the time of a JSON object per row, and less than plain rows.
 * @param fields the columns to read; columns that no response shows cost time
 */
export function readByColumn<Table extends ElementTable, Field extends string & keyof Table['$inferSelect']>(
  table: Table,
  fields: readonly Field[],
  part?: Part,
): (
  db: Db,
  script: { workspace: string; scriptId: number; [placeholder: string]: unknown },
) => Promise<Pick<Table['$inferSelect'], Field>[]> {
  const columns = Object.fromEntries(
    fields.map((field) => [field, (table as Record<string, unknown>)[field] as PgColumn]),
  );
  const query = prepareOnce((db) => {
    const rows = db
      .select(columns)
      .from(table as PgTable)
      .where(
        and(
          eq(table.workspaceId, sql.placeholder('workspace')),
          eq(table.scriptId, sql.placeholder('scriptId')),
          part?.where,
        ),
      )
      .orderBy(...inOrder(table))
      .as('rows');
    const lists = fields.map((field) => [field, sql<unknown[] | null>`json_agg(${rows[field]})`] as const);
    return db
      .select(Object.fromEntries(lists))
      .from(rows)
      .prepare(`${getTableConfig(table).name}_${part?.name ?? 'by_column'}`);
  });
  return async (db, script) => {
    const [lists] = await query(db).execute(script);
    const rows: Record<string, unknown>[] = [];
    for (const field of fields)
      lists![field]?.forEach((value, row) => {
        rows[row] ??= {};
        rows[row][field] = value;
      });
    return rows as Pick<Table['$inferSelect'], Field>[];
  };
}
