import { FountainError, type FountainClient } from '@fountainai/client';
import { hashOf, type Ledger } from './ledger.ts';
import type { OldRow, TableName } from './old-data.ts';
import type { Report } from './report.ts';
import { idIn, type Row, shown } from './row.ts';

/** The context of each table's migration. */
export interface Migration {
  client: FountainClient;
  ledger: Ledger;
  report: Report;
  dryRun: boolean;
  /** Reports the progress in a table. */
  progress: (table: string, done: number, all: number) => void;
}

/** The columns that may hold a table's old id, in order of preference. */
export const idColumns = {
  sessions: ['sessionid', 'id'],
  characters: ['characterid', 'id'],
  contexts: ['contextid', 'id'],
  scripts: ['scriptid', 'id'],
  sections: ['headingid', 'sectionid', 'id'],
  actions: ['actionid', 'id'],
  spokenWords: ['dialogueid', 'spokenwordid', 'id'],
} satisfies Partial<Record<TableName, string[]>>;
export type TableWithIds = keyof typeof idColumns;

/** A row with its old id. */
export interface Identified {
  id: number;
  row: Row;
  hash: string;
}

/** The rows of a table by their old ids. Rows without an id are left out; of several with one id the first counts. */
export function identified(
  { report }: Migration,
  table: TableWithIds,
  rows: OldRow[],
  onRepeat?: (first: Identified, repeat: Row) => boolean,
): Identified[] {
  const byId = new Map<number, Identified>();
  for (const { row } of rows) {
    const id = idIn(row, ...idColumns[table]);
    const first = id === undefined ? undefined : byId.get(id);
    if (id === undefined)
      report.count(table, 'leftOut', { what: 'left out, no id of 1 or more', row: JSON.stringify(row) });
    else if (!first) byId.set(id, { id, row, hash: hashOf(row) });
    else if (onRepeat?.(first, row)) report.count(table, 'merged');
    else
      report.count(table, 'leftOut', {
        what: 'duplicates, left out: another row has this id and comes first',
        row: `${id} ${JSON.stringify(row)}`,
      });
  }
  return [...byId.values()];
}

/** How rows of a table become resources of the new system. */
interface Making<Body> {
  table: TableWithIds;
  bodyOf: (row: Identified) => Body;
  /** @returns the new id */
  send: (body: Body, header: { 'Idempotency-Key': string }) => Promise<number>;
}

/** Creates a resource for each row by one call, unless an earlier run did. */
export async function bring<Body>(
  migration: Migration,
  rows: Identified[],
  { table, bodyOf, send }: Making<Body>,
): Promise<void> {
  const { ledger, report, dryRun } = migration;
  for (const [done, row] of rows.entries()) {
    migration.progress(table, done, rows.length);
    if (isThere(migration, table, row)) continue;
    const body = bodyOf(row);
    const header = { 'Idempotency-Key': ledger.keyFor(table, row.id) };
    const newId = await refusalOr(async () => (dryRun ? 0 : send(body, header)));
    if (typeof newId === 'string') leaveOut(migration, table, row.id, newId);
    else {
      report.count(table, 'made');
      await ledger.add(table, row.id, { newId, hash: row.hash });
    }
  }
  await ledger.save();
}

/** True when an earlier run migrated this row. Counts it, and reports a row that has changed since. */
export function isThere(
  { ledger, report }: Migration,
  table: TableWithIds,
  { id, hash }: Identified,
): boolean {
  const before = ledger.find(table, id);
  if (!before) return false;
  report.count(table, 'there');
  if (before.hash !== hash)
    report.note(table, 'changed in the old system since they were migrated; left as they are', String(id));
  return true;
}

export function leaveOut({ report }: Migration, table: TableName, row: unknown, why: string): void {
  report.count(table, 'leftOut', { what: `left out, ${why}`, row: String(row) });
}

/** The new id for an old reference; null when it is empty or its target is missing. */
export function reference(
  { ledger, report }: Migration,
  from: { table: TableName; id: number; row: Row },
  to: TableWithIds,
  column: string,
): number | null {
  const old = from.row[column];
  if (old === null || old === undefined || old === 0 || old === '') return null;
  const found = ledger.find(to, shown(old));
  const what = ledger.knows(to)
    ? `a reference to ${to} leads nowhere and is left empty`
    : `references to ${to} are left empty, no file has any: give all files of the old system in one command`;
  if (!found) report.note(from.table, what, `${from.id} → ${shown(old)}`);
  return found?.newId ?? null;
}

/** A refusal of this row becomes a text for the report; other errors end the run. */
export async function refusalOr<T>(call: () => Promise<T>): Promise<T | string> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof FountainError) || ![400, 404, 409, 413, 422].includes(error.status)) throw error;
    const fields = error.errors.map(({ pointer, message }) => `${pointer} ${message}`);
    return [error.detail, ...fields].join(' ');
  }
}
