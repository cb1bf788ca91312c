import pg from 'pg';

/** Estimate for the row header and its index entries. */
const bytesARow = 128;
const longestMs = 60_000;

/**
 * Measures the bytes of a workspace's rows in all tables of a schema, including history and stored answers. Sizes
 * are as stored: a compressed text counts compressed and is not read.
 */
export async function keptBytes(pool: pg.Pool, schema: string, workspace: string): Promise<number> {
  const client = await pool.connect();
  try {
    const text = await sizesOf(client, schema);
    await client.query(
      `BEGIN READ ONLY; SET LOCAL app.ws = ${pg.escapeLiteral(workspace)}; SET LOCAL statement_timeout = ${longestMs}`,
    );
    const query: pg.QueryConfig & { query_timeout: number } = {
      text,
      values: [workspace],
      query_timeout: longestMs,
    };
    const { rows } = await client.query<{ bytes: string }>(query);
    await client.query('COMMIT');
    client.release();
    return Number(rows[0]!.bytes);
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** @returns the SQL query; its parameter is the workspace */
async function sizesOf(client: pg.ClientBase, schema: string): Promise<string> {
  const { rows: columns } = await client.query<Column>(
    `SELECT c.relname AS table, a.attname AS name, a.attlen AS length
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relnamespace = $1::regnamespace AND c.relkind IN ('r', 'p') AND EXISTS (
       SELECT FROM pg_attribute w WHERE w.attrelid = c.oid AND w.attname = 'workspace_id' AND NOT w.attisdropped)`,
    [schema],
  );
  const tables = Map.groupBy(columns, ({ table }) => table);
  const parts = [...tables].map(([table, its]) =>
    sizeOf(`${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(table)}`, its),
  );
  return `SELECT sum(bytes)::bigint AS bytes FROM (${parts.join(' UNION ALL ')}) AS tables`;
}

interface Column {
  table: string;
  name: string;
  /** -1 for a type of variable length. */
  length: number;
}

function sizeOf(table: string, columns: Column[]): string {
  const fixed = columns.reduce((sum, { length }) => sum + Math.max(length, 0), bytesARow);
  const variable = columns
    .filter(({ length }) => length < 0)
    .map(({ name }) => `coalesce(pg_column_size(${pg.escapeIdentifier(name)}), 0)`);
  const row = [`${fixed}::bigint`, ...variable].join(' + ');
  return `SELECT coalesce(sum(${row}), 0) AS bytes FROM ${table} WHERE workspace_id = $1`;
}
