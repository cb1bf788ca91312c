import pg from 'pg';
import type { Database } from './database.ts';
import { patiently } from './patiently.ts';

/**
 * Puts row level security on every table of the schema that has a workspace_id, for its owner too: a row is there only
 * for a transaction that has set `app.ws` to the row's workspace. Touches only the tables that lack it.
 */
export async function closeToOtherWorkspaces(client: pg.ClientBase, schema: string): Promise<void> {
  for (const table of await openTables(client, schema)) {
    const name = `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(table)}`;
    await client.query(`
      BEGIN;
      ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      DROP POLICY IF EXISTS workspace ON ${name};
      CREATE POLICY workspace ON ${name}
        USING (workspace_id = current_setting('app.ws', true))
        WITH CHECK (workspace_id = current_setting('app.ws', true));
      COMMIT`);
  }
}

/**
 * Makes sure that the role a service works with cannot see past its workspace.
 * @throws Error when the role is superuser, bypasses row level security or owns tables, or when a table is not closed
 */
export async function refuseUnsafeRole({ pool, schema }: Database): Promise<void> {
  const inquire = () =>
    pool.query<{ role: string; unsafe: boolean; owner: boolean }>(
      `SELECT current_user AS role, rolsuper OR rolbypassrls AS unsafe,
       EXISTS (SELECT FROM pg_tables WHERE schemaname = $1 AND tableowner = current_user) AS owner
     FROM pg_roles WHERE rolname = current_user`,
      [schema],
    );
  const { rows } = await patiently(inquire);
  const { role, unsafe, owner } = rows[0]!;
  if (unsafe)
    throw new Error(
      `The database role ${role} is superuser or bypasses row level security; DATABASE_URL needs one that may only read and write rows.`,
    );
  if (owner)
    throw new Error(
      `The database role ${role} owns the tables; DATABASE_URL needs one that may only read and write rows.`,
    );
  const open = await openTables(pool, schema);
  if (open.length > 0)
    throw new Error(`Row level security is not on for ${open.join(', ')} of schema ${schema}.`);
}

async function openTables(client: { query: pg.ClientBase['query'] }, schema: string): Promise<string[]> {
  const { rows } = await client.query<{ relname: string }>(
    `SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = $1 AND c.relkind IN ('r', 'p')
       AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'workspace_id' AND NOT a.attisdropped)
       AND NOT (c.relrowsecurity AND c.relforcerowsecurity
         AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'workspace'))
     ORDER BY 1`,
    [schema],
  );
  return rows.map(({ relname }) => relname);
}
