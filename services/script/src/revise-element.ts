import { notFound, prepareOnce, type Db } from '@fountainai/service-kit';
import { and, eq, getTableName, sql } from '@fountainai/drizzle';
import { locking, recorded, type Revision, type Writer } from './revision.ts';
import { sections, type PartTable } from './tables.ts';

/** An element, and the title of its section or its own. */
interface Found<Row> {
  row: Row;
  title: string;
}

/** How the elements of a table are found, and the script that one is in. */
export interface Finder<Row> {
  noun: string;
  lock: ReturnType<typeof locking>;
  find: (db: Db) => { execute(named: { workspace: string; id: number }): Promise<Found<Row>[]> };
}

/** @param noun what the table's elements are called */
export function finderOf<Table extends PartTable>(noun: string, table: Table): Finder<Table['$inferSelect']> {
  const name = getTableName(table);
  const isNamed = and(
    eq(table.workspaceId, sql.placeholder('workspace')),
    eq(table.id, sql.placeholder('id')),
  );
  // Written with its table: of a select from one table Drizzle leaves the table out, and here are two.
  const sectionId = sql`${table}.${sql.identifier(table === sections ? 'id' : 'heading_id')}`;
  const title = sql<string>`(SELECT titled.title FROM ${sections} AS titled
    WHERE titled.workspace_id = ${table}.workspace_id AND titled.id = ${sectionId})`;
  const find = prepareOnce((db) =>
    db
      .select({ row: table as typeof sections, title })
      .from(table as typeof sections)
      .where(isNamed)
      .prepare(`find_${name}`),
  ) as unknown as Finder<Table['$inferSelect']>['find'];
  return {
    noun,
    find,
    lock: locking(`next_revision_by_${name}`, sql`(SELECT ${table.scriptId} FROM ${table} WHERE ${isNamed})`),
  };
}

/**
 * Makes the next revision of an element's script.
 * @param work gets the element as it is under the script's lock
 * @throws Problem 404
 */
export async function reviseElement<Row, T>(
  db: Db,
  by: Writer,
  { noun, lock, find }: Finder<Row>,
  id: number,
  summaryOf: (found: Found<Row>) => string,
  work: (revision: Revision, row: Row) => Promise<T>,
): Promise<T> {
  const named = { workspace: by.workspace, id };
  // Sent together. The second begins when the first has the lock, and sees what the lock's last holder stored.
  const [[script], [found]] = await Promise.all([lock(db).execute(named), find(db).execute(named)]);
  if (!script || !found) throw notFound(noun);
  return recorded(db, by, script, summaryOf(found), (revision) => work(revision, found.row));
}
