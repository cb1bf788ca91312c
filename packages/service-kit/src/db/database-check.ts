import type { Database } from './database.ts';
import { patiently } from './patiently.ts';
import { openTables } from './row-security.ts';
import { readKnownMigrations, readSchemaState } from './schema-state.ts';

const migrateFirst =
  'Run `pnpm fountain migrate`, or with Docker `docker compose run --rm migrations`; then start the service again.';

/**
 * Refuses to start on a schema that this release cannot work on. Also refuses a role that can bypass row level
 * security or alter tables.
 * @param folder the service's migrations/
 * @throws Error that says what to do
 */
export async function refuseUnfitDatabase(database: Database, folder: URL): Promise<void> {
  await patiently(async () => {
    await refuseUnsafeRole(database);
    await refuseOtherSchema(database, folder);
    await refuseOpenTables(database);
  });
}

/** Checks all roles that the login role is a member of, not only the current one. */
async function refuseUnsafeRole({ pool, schema }: Database): Promise<void> {
  const { rows } = await pool.query<{ role: string; above: string | null; owner: string | null }>(
    `SELECT session_user AS role,
       (SELECT rolname FROM pg_roles
         WHERE (rolsuper OR rolbypassrls OR rolcreaterole) AND pg_has_role(session_user, oid, 'MEMBER')
         ORDER BY rolname <> session_user LIMIT 1) AS above,
       (SELECT min(pg_get_userbyid(owner)) FROM (
          SELECT nspowner AS owner FROM pg_namespace WHERE nspname = $1
          UNION SELECT relowner FROM pg_class WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = $1)
        ) AS owners WHERE pg_has_role(session_user, owner, 'MEMBER')) AS owner`,
    [schema],
  );
  const { role, above, owner } = rows[0]!;
  const is = (other: string) => (other === role ? 'is' : `may become ${other}, which is`);
  if (above !== null)
    refuseRole(`${role} ${is(above)} superuser, bypasses row level security or may make roles`);
  if (owner !== null) refuseRole(`${role} ${is(owner)} the owner of the schema ${schema} or a table in it`);
}

function refuseRole(problem: string): never {
  throw new Error(`The database role ${problem}; DATABASE_URL needs one that may only read and write rows.`);
}

async function refuseOtherSchema({ pool, schema }: Database, folder: URL): Promise<void> {
  const known = readKnownMigrations(folder);
  const { missing, isNewer, mark } = await readSchemaState(pool, schema, known);
  if (missing.length > 0)
    throw new Error(
      `The schema ${schema} is older than this release: it lacks ${missing.join(', ')}. ${migrateFirst}`,
    );
  const newest = Math.max(0, ...known.entries.map(({ when }) => when));
  if (!mark || mark.prepared < newest)
    throw new Error(`The migration of the schema ${schema} has not ended. ${migrateFirst}`);
  if (isNewer && newest < mark.oldest)
    throw new Error(
      `The schema ${schema} is newer than this release, which cannot work on it any more. Start the newer release, or restore a backup that this one made.`,
    );
}

async function refuseOpenTables({ pool, schema }: Database): Promise<void> {
  const open = await openTables(pool, schema);
  if (open.length > 0)
    throw new Error(
      `Row level security is not on for ${open.join(', ')} of the schema ${schema}. ${migrateFirst}`,
    );
}
