import { notFound, prepareOnce, type Db } from '@fountainai/service-kit';
import { and, eq, getTableName, sql } from '@fountainai/drizzle';
import { locking, recorded, type Revision, type Writer } from './revision.ts';
import { sections, type PartTable } from './tables.ts';

/** An element with the title of its section; a section has its own title. */
interface Found<Row> {
  row: Row;
  title: string;
}

/** Finds the elements of a table and their scripts. */
export interface Finder<Row> {
  noun: string;
  lock: ReturnType<typeof locking>;
  find: (db: Db) => { execute(named: { workspace: string; id: number }): Promise<Found<Row>[]> };
}

/** @param noun the name of the table's elements in messages */
export function finderOf<Table extends PartTable>(noun: string, table: Table): Finder<Table['$inferSelect']> {
  const name = getTableName(table);
  const isNamed = and(
    eq(table.workspaceId, sql.placeholder('workspace')),
    eq(table.id, sql.placeholder('id')),
  );
  // The column names its table explicitly: Drizzle omits the table in a select from one table, but this query has two.
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
 * @param work gets the element that is read under the script's lock
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
  // Both queries are sent together. The second one starts when the first has the lock, so it sees the previous writer's
  // commit.
  const [[script], [found]] = await Promise.all([lock(db).execute(named), find(db).execute(named)]);
  if (!script || !found) throw notFound(noun);
  return recorded(db, by, script, summaryOf(found), (revision) => work(revision, found.row));
}
