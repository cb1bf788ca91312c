import pg from 'pg';

interface Queryable {
  query: pg.ClientBase['query'];
}

/**
 * Enables row level security on every table with a workspace_id that lacks it. A transaction sees the rows of the
 * workspace in `app.ws`. The owner sees all rows, because migrations need them.
 */
export async function closeToOtherWorkspaces(client: pg.ClientBase, schema: string): Promise<void> {
  for (const table of await openTables(client, schema)) {
    const name = qualified(schema, table);
    // PostgreSQL runs one query text with several statements as one transaction.
    await client.query(`
      ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY;
      DROP POLICY IF EXISTS workspace ON ${name};
      CREATE POLICY workspace ON ${name}
        USING (workspace_id = current_setting('app.ws', true))
        WITH CHECK (workspace_id = current_setting('app.ws', true))`);
  }
}

/** Undoes FORCE ROW LEVEL SECURITY of an earlier release, so that the owner sees its rows. */
export async function openToOwner(client: pg.ClientBase, schema: string): Promise<void> {
  const { rows } = await client.query<{ relname: string }>(
    `SELECT relname FROM pg_class WHERE relnamespace = to_regnamespace($1) AND relforcerowsecurity ORDER BY 1`,
    [pg.escapeIdentifier(schema)],
  );
  for (const { relname } of rows)
    await client.query(`ALTER TABLE ${qualified(schema, relname)} NO FORCE ROW LEVEL SECURITY`);
}

/** Lists the tables with a workspace_id that lack row level security. */
export async function openTables(client: Queryable, schema: string): Promise<string[]> {
  const { rows } = await client.query<{ relname: string }>(
    `SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = $1 AND c.relkind IN ('r', 'p')
       AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'workspace_id' AND NOT a.attisdropped)
       AND NOT (c.relrowsecurity
         AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'workspace'))
     ORDER BY 1`,
    [schema],
  );
  return rows.map(({ relname }) => relname);
}

const qualified = (schema: string, table: string) =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(table)}`;
