import { shorten } from '@fountainai/contracts';
import type { Migration } from './migration.ts';
import type { TableName } from './old-data.ts';

/** The text without characters that PostgreSQL refuses, cut to the field's length; each change is reported. */
export function fitted(
  { report }: Migration,
  { table, id }: { table: TableName; id: number },
  text: string,
  mostCharacters: number,
): string {
  const clean = text.replaceAll('\0', '').toWellFormed();
  if (clean !== text) report.note(table, 'characters that are no text were taken out', String(id));
  const short = shorten(clean, mostCharacters);
  if (short !== clean)
    report.note(table, `cut to the ${mostCharacters} characters that are allowed`, String(id));
  return short;
}
