import { shorten } from '@fountainai/contracts';
import type { Migration } from './migration.ts';
import type { TableName } from './old-data.ts';

/** Text without what PostgreSQL cannot keep, cut to the characters that the field takes; either is told. */
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
