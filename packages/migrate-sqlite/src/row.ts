/** A value of a SQLite column. Integers too large for a number stay text. */
export type Cell = string | number | null;

/** A row of an old table. Column names are without case and underscores: `element_id` and `elementId` are `elementid`. */
export type Row = Record<string, Cell>;

/** The first of the columns that the row has. */
function cell(row: Row, ...columns: string[]): Cell {
  const found = columns.find((column) => row[column] !== undefined);
  return (found && row[found]) ?? null;
}

/** A positive integer, as all ids are; undefined for other values. */
export function idIn(row: Row, ...columns: string[]): number | undefined {
  const value = cell(row, ...columns);
  return Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : undefined;
}

/** A non-negative integer; undefined for other values. */
export function numberIn(row: Row, ...columns: string[]): number | undefined {
  const value = cell(row, ...columns);
  return Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : undefined;
}

/** Text; '' when missing. */
export function textIn(row: Row, ...columns: string[]): string {
  return String(cell(row, ...columns) ?? '');
}

/** An object stored as JSON, also as JSON in JSON. Other values become `{ value }`, so that no data is lost. */
export function objectIn(row: Row, ...columns: string[]): Record<string, unknown> {
  const value = parsed(parsed(cell(row, ...columns)));
  if (value === null) return {};
  if (typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  return { value };
}

/** True when an id column refers to something: the old system wrote both 0 and null for no reference. */
export function isSet(row: Row, ...columns: string[]): boolean {
  const value = cell(row, ...columns);
  return value !== null && value !== 0 && value !== '';
}

/** The description by which an operator finds a row. */
export function shown(value: Cell | undefined): string {
  return value === null || value === undefined ? 'null' : String(value);
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
