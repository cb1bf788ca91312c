import pg from 'pg';

interface Queryable {
  query: pg.ClientBase['query'];
}

/**
 * Puts row level security on every table of the schema that has a workspace_id: a row is there only for a transaction that
 * has set `app.ws` to the row's workspace. The owner sees all rows, as migrations need. Touches only tables that lack it.
 */
export async function closeToOtherWorkspaces(client: pg.ClientBase, schema: string): Promise<void> {
  for (const table of await openTables(client, schema)) {
    const name = qualified(schema, table);
    // Sent as one text, they are one transaction.
    await client.query(`
      ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY;
      DROP POLICY IF EXISTS workspace ON ${name};
      CREATE POLICY workspace ON ${name}
        USING (workspace_id = current_setting('app.ws', true))
        WITH CHECK (workspace_id = current_setting('app.ws', true))`);
  }
}

/** Lets the owner see its rows again where an earlier release forced row level security on it, too. */
export async function openToOwner(client: pg.ClientBase, schema: string): Promise<void> {
  const { rows } = await client.query<{ relname: string }>(
    `SELECT relname FROM pg_class WHERE relnamespace = to_regnamespace($1) AND relforcerowsecurity ORDER BY 1`,
    [pg.escapeIdentifier(schema)],
  );
  for (const { relname } of rows)
    await client.query(`ALTER TABLE ${qualified(schema, relname)} NO FORCE ROW LEVEL SECURITY`);
}

/** The tables of a schema that have a workspace_id, and rows of which another workspace could see. */
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
