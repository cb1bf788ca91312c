import type pg from 'pg';
import { CommandFailure, codeOf } from '@fountainai/home';

export interface Table {
  schema: string;
  name: string;
  columns: string[];
}

/** Returns the tables of some schemas, with their stored columns. */
export async function tablesOf(client: pg.Client, schemas: string[]): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `SELECT n.nspname AS schema, c.relname AS name,
            ARRAY(SELECT attname::text FROM pg_attribute
                   WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
                   ORDER BY attnum) AS columns
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = ANY ($1) AND c.relkind = 'r' ORDER BY 1, 2`,
    [schemas],
  );
  return rows;
}

export async function sequencesOf(client: pg.Client, schema: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT sequencename AS name FROM pg_sequences WHERE schemaname = $1 ORDER BY 1',
    [schema],
  );
  return rows.map(({ name }) => name);
}

/** Returns the quoted, qualified name of a table or sequence. */
export function qualified(client: pg.Client, schema: string, name: string): string {
  return `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`;
}

/**
 * Runs work with an error instead of missing rows where row level security would hide rows.
 * @throws CommandFailure that names the missing privilege
 */
export async function readingAll<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('SET row_security = off');
  try {
    return await work();
  } catch (error) {
    if (codeOf(error) !== '42501') throw error;
    const user = client.escapeIdentifier(client.user ?? '');
    throw new CommandFailure(
      `The database user ${client.user} may not read every row. Let a superuser say ` +
        `ALTER ROLE ${user} BYPASSRLS; GRANT pg_read_all_data TO ${user};`,
      { cause: error },
    );
  }
}
