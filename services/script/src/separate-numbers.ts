import { sql } from '@fountainai/drizzle';
import { updateAll } from './elements.ts';
import type { Revision } from './revision.ts';
import { actions, sections, spokenWords } from './tables.ts';

/**
 * Gives each element a number of its own and keeps their order; later elements move only as far as needed. Revisions
 * from before numbers were unique hold elements that share one.
 */
export async function separateNumbers(revision: Revision): Promise<void> {
  const { db, workspace, scriptId } = revision;
  for (const table of [sections, actions, spokenWords]) {
    const { rows } = await db.execute<{ id: string; number: string }>(sql`
      SELECT id, number FROM (
        SELECT id, sequence_number, place + max(sequence_number - place) OVER (ORDER BY place) AS number
        FROM (
          SELECT id, sequence_number, row_number() OVER (ORDER BY sequence_number, id) AS place
          FROM ${table} WHERE workspace_id = ${workspace} AND script_id = ${scriptId}) AS placed) AS numbered
      WHERE number <> sequence_number`);
    const states = rows.map(({ id, number }) => ({ id: Number(id), sequenceNumber: Number(number) }));
    await updateAll(revision, table, ['sequenceNumber'], states);
  }
}
