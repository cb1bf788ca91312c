import { services } from '@fountainai/home';
import pg from 'pg';

/** Runs one statement on a separate connection, which the search for FountainAI's connections does not find. */
export async function sql<Row extends pg.QueryResultRow>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}

const schemas = services.map(({ name }) => `'${name.replaceAll('-', '_')}'`).join();

/** Every table of the services: the number of rows, and a checksum of their content, computed by PostgreSQL. */
export async function tableSums(url: string): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }>(
    url,
    `SELECT format('%I.%I', nspname, relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
      WHERE nspname IN (${schemas}) AND relkind = 'r' ORDER BY 1`,
  );
  const sums = tables.map(
    ({ name }) => `SELECT '${name}' AS name, concat(count(*), ' ',
      md5(string_agg(t::text, E'\\n' ORDER BY t::text COLLATE "C"))) AS sum FROM ${name} t`,
  );
  const rows = await sql<{ name: string; sum: string }>(url, sums.join(' UNION ALL '));
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
}

/** The definition of the tables: columns, constraints, indexes, triggers, policies and privileges. */
export function structure(url: string): Promise<{ what: string }[]> {
  return sql(
    url,
    `WITH tables AS (SELECT c.* FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname IN (${schemas}))
     SELECT concat_ws(' ', relkind, oid::regclass, relacl, relowner::regrole, relrowsecurity, relforcerowsecurity) AS what FROM tables
     UNION ALL SELECT concat_ws(' ', t.oid::regclass, attname, atttypid::regtype, attnotnull, attidentity, attgenerated,
         pg_get_expr(adbin, adrelid))
       FROM pg_attribute a JOIN tables t ON t.oid = attrelid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
       WHERE attnum > 0 AND NOT attisdropped
     UNION ALL SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(c.oid)) FROM pg_constraint c JOIN tables t ON t.oid = conrelid
     UNION ALL SELECT pg_get_indexdef(indexrelid) FROM pg_index JOIN tables t ON t.oid = indrelid
     UNION ALL SELECT concat_ws(' ', tgenabled, pg_get_triggerdef(g.oid)) FROM pg_trigger g JOIN tables t ON t.oid = tgrelid WHERE NOT tgisinternal
     UNION ALL SELECT concat_ws(' ', polrelid::regclass, polname, pg_get_expr(polqual, polrelid)) FROM pg_policy JOIN tables t ON t.oid = polrelid
     ORDER BY 1`,
  );
}
