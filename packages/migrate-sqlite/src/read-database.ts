import { existsSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { CommandFailure, messageOf } from '@fountainai/home';
import type { Cell, Row } from './row.ts';

/** A table of an old database. */
export interface OldTable {
  file: string;
  name: string;
  rows: Row[];
}

/** How long to wait for the lock of a writer. */
const lockWaitMs = 2_000;

/**
 * Reads every table of a SQLite database from one snapshot, and closes it. The database is never written to.
 * @throws CommandFailure with one line about the fault of the file
 */
export function readDatabase(file: string): OldTable[] {
  if (!existsSync(file)) throw new CommandFailure(`There is no file ${file}.`);
  if (!statSync(file).isFile()) throw new CommandFailure(`${file} is a folder, not a file.`);
  try {
    const database = new DatabaseSync(file, { readOnly: true, timeout: lockWaitMs });
    try {
      return tablesOf(database, file);
    } finally {
      database.close();
    }
  } catch (error) {
    throw failureOf(error, file);
  }
}

function tablesOf(database: DatabaseSync, file: string): OldTable[] {
  database.exec('BEGIN');
  const damage = database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
  if (damage !== 'ok') throw new CommandFailure(`${file} is damaged: SQLite cannot read it.`);
  const names = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
    .all()
    .map(({ name }) => String(name));
  return names.map((name) => ({ file, name, rows: rowsOf(database, name) }));
}

function rowsOf(database: DatabaseSync, table: string): Row[] {
  const statement = database.prepare(`SELECT * FROM "${table.replaceAll('"', '""')}"`);
  // Without this, an integer beyond a number's precision would end the run.
  statement.setReadBigInts(true);
  return statement
    .all()
    .map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [plainName(name), cellOf(value)])),
    );
}

/** A name without case and underscores. */
export function plainName(name: string): string {
  return name.toLowerCase().replaceAll('_', '');
}

function cellOf(value: string | number | bigint | null | Uint8Array): Cell {
  if (value instanceof Uint8Array) return Buffer.from(value).toString();
  if (typeof value !== 'bigint') return value;
  return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
}

/** Primary result codes of SQLite, https://www.sqlite.org/rescode.html; extended codes have them in the low byte. */
const meanings: Record<number, string> = {
  5: 'is locked: another program is writing to it. Stop the old service and try again',
  11: 'is damaged: SQLite cannot read it',
  14: 'cannot be opened: this user may not read it, or not write beside it',
  26: 'is not a SQLite database',
};

function failureOf(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : undefined;
  if (code === undefined) return error;
  return new CommandFailure(`${file} ${meanings[code] ?? `cannot be read: ${messageOf(error)}`}.`);
}
