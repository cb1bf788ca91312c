import { readFileSync } from 'node:fs';
import pg from 'pg';

/** Drizzle's ledger of migrations, in every service's schema. */
const ledger = '__drizzle_migrations';

interface Journal {
  entries: { when: number; tag: string }[];
}

/** A service's migrations in this release. */
export interface KnownMigrations {
  entries: Journal['entries'];
  /** Time of the newest migration that a release must know to use the schema; 0 when any release can. */
  oldest: number;
}

/** JSON in the ledger's comment, written at the end of the migration. */
interface Mark {
  prepared: number;
  oldest: number;
}

/**
 * Compares a schema with a release. Migrations are identified by their times, so a corrected file counts as the
 * same.
 */
export interface SchemaState {
  /** Tags of this release's migrations that the schema lacks. */
  missing: string[];
  /** Whether the schema has migrations that this release does not know. */
  isNewer: boolean;
  /** Undefined until a migration has finished on this schema. */
  mark: Mark | undefined;
}

/** @param folder the service's migrations/ */
export function readKnownMigrations(folder: URL): KnownMigrations {
  const journal = JSON.parse(readFileSync(new URL('meta/_journal.json', folder), 'utf8')) as Journal;
  const { entries } = journal;
  const needed = entries.flatMap(({ tag }) => neededBy(readFileSync(new URL(`${tag}.sql`, folder), 'utf8')));
  const times = needed.map((tag) => entries.find((entry) => entry.tag === tag)?.when ?? unknownTag(tag));
  return { entries, oldest: Math.max(0, ...times) };
}

/** A migration that breaks earlier releases names, in a comment, the migration that a release must know. */
function neededBy(sql: string): string[] {
  return [...sql.matchAll(/^-- For releases that know (\w+)/gm)].map(([, tag]) => tag!);
}

function unknownTag(tag: string): never {
  throw new Error(`There is no migration ${tag}, which a comment names.`);
}

interface Queryable {
  query: pg.ClientBase['query'];
}

export async function readSchemaState(
  client: Queryable,
  schema: string,
  { entries }: KnownMigrations,
): Promise<SchemaState> {
  const { times, comment } = await readLedger(client, schema);
  const known = new Set(entries.map(({ when }) => when));
  return {
    missing: entries.filter(({ when }) => !times.has(when)).map(({ tag }) => tag),
    isNewer: [...times].some((time) => !known.has(time)),
    mark: comment === null ? undefined : (JSON.parse(comment) as Mark),
  };
}

async function readLedger(
  client: Queryable,
  schema: string,
): Promise<{ times: Set<number>; comment: string | null }> {
  const name = ledgerOf(schema);
  const { rows } = await client.query<{ found: boolean; comment: string | null }>(
    `SELECT to_regclass($1) IS NOT NULL AS found, obj_description(to_regclass($1)::oid, 'pg_class') AS comment`,
    [name],
  );
  const { found, comment } = rows[0]!;
  if (!found) return { times: new Set(), comment: null };
  const { rows: applied } = await client.query<{ time: string }>(`SELECT created_at AS time FROM ${name}`);
  return { times: new Set(applied.map(({ time }) => Number(time))), comment };
}

/** Records in the schema that the migration finished, and which releases may use it. */
export async function markPrepared(
  client: Queryable,
  schema: string,
  { entries, oldest }: KnownMigrations,
): Promise<void> {
  const mark: Mark = { prepared: Math.max(0, ...entries.map(({ when }) => when)), oldest };
  const text = pg.escapeLiteral(JSON.stringify(mark));
  await client.query(`COMMENT ON TABLE ${ledgerOf(schema)} IS ${text}`);
}

/** Revokes all rights on the ledger except reading, from every role but the owner. */
export async function protectLedger(client: Queryable, schema: string): Promise<void> {
  const { rows } = await client.query<{ role: string }>(
    `SELECT DISTINCT grantee::regrole::text AS role FROM pg_class, aclexplode(relacl)
      WHERE oid = to_regclass($1) AND grantee <> relowner AND grantee <> 0 AND privilege_type <> 'SELECT'`,
    [ledgerOf(schema)],
  );
  for (const { role } of rows) {
    await client.query(`REVOKE ALL ON ${ledgerOf(schema)} FROM ${role}`);
    await client.query(`GRANT SELECT ON ${ledgerOf(schema)} TO ${role}`);
  }
}

const ledgerOf = (schema: string) => `${pg.escapeIdentifier(schema)}.${ledger}`;
