import type pg from 'pg';
import type { Admin } from './provision-admin.ts';
import { codeOf } from '@fountainai/home';

interface Names {
  schema: string;
  owner: string;
  app: string;
}

/**
 * Makes the service's schema with its owner. The app role may read and write rows of all tables that the owner
 * makes.
 */
export async function ensureSchema(client: pg.Client, admin: Admin, names: Names): Promise<void> {
  const id = (name: string) => client.escapeIdentifier(name);
  const [schema, owner, app] = [id(names.schema), id(names.owner), id(names.app)];
  await allowCreate(client, admin, names.owner);
  await allowSetRole(client, admin, owner);
  await refuseForeignSchema(client, names);

  await client.query(`SET LOCAL ROLE ${owner}`);
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
  await client.query(`REVOKE ALL ON SCHEMA ${schema} FROM PUBLIC`);
  await client.query(`GRANT USAGE ON SCHEMA ${schema} TO ${app}`);
  const byDefault = `ALTER DEFAULT PRIVILEGES FOR ROLE ${owner} IN SCHEMA ${schema}`;
  await client.query(`${byDefault} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${app}`);
  await client.query(`${byDefault} GRANT USAGE, SELECT ON SEQUENCES TO ${app}`);
  await client.query('RESET ROLE');
}

/** PostgreSQL before 15 lets every role create tables in the schema `public`, which no service needs. */
export async function closePublicSchema(client: pg.Client, admin: Admin): Promise<void> {
  if (!(await publicIsOpen(client))) return;
  await tryStatement(client, 'REVOKE CREATE ON SCHEMA public FROM PUBLIC');
  if (!(await publicIsOpen(client))) return;
  throw new Error(
    `Everybody may make tables in the schema public of ${admin.database}, and ${admin.name} cannot change that. ` +
      'Let its owner say REVOKE CREATE ON SCHEMA public FROM PUBLIC.',
  );
}

async function publicIsOpen(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ open: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_namespace, aclexplode(nspacl)
                     WHERE nspname = 'public' AND grantee = 0 AND privilege_type = 'CREATE') AS open`,
  );
  return rows[0]?.open ?? false;
}

/**
 * Runs a statement whose success is checked afterwards: PostgreSQL refuses some with a warning, others with an
 * error.
 */
async function tryStatement(client: pg.Client, statement: string): Promise<void> {
  await client.query('SAVEPOINT attempt');
  await client.query(statement).catch(async (error: unknown) => {
    if (codeOf(error) !== '42501') throw error;
    await client.query('ROLLBACK TO SAVEPOINT attempt');
  });
}

/**
 * Drizzle's migrator always runs CREATE SCHEMA IF NOT EXISTS, which needs this privilege even when the schema
 * exists.
 */
async function allowCreate(client: pg.Client, admin: Admin, owner: string): Promise<void> {
  const may = async () => {
    const { rows } = await client.query<{ may: boolean }>(
      'SELECT has_database_privilege($1, $2, $3) AS may',
      [owner, admin.database, 'CREATE'],
    );
    return rows[0]?.may ?? false;
  };
  if (await may()) return;
  const database = client.escapeIdentifier(admin.database);
  await tryStatement(client, `GRANT CREATE ON DATABASE ${database} TO ${client.escapeIdentifier(owner)}`);
  if (await may()) return;
  throw new Error(
    `The database user ${admin.name} may not let others create schemas in ${admin.database}. ` +
      `Let a superuser say ALTER DATABASE ${database} OWNER TO ${client.escapeIdentifier(admin.name)}.`,
  );
}

/** Since PostgreSQL 16 the creator of a role may not automatically act as it. */
export async function allowSetRole(client: pg.Client, admin: Admin, owner: string): Promise<void> {
  if (admin.isSuperuser) return;
  const options = admin.version >= 160_000 ? ' WITH INHERIT FALSE, SET TRUE' : '';
  await client.query(`GRANT ${owner} TO ${client.escapeIdentifier(admin.name)}${options}`);
}

async function refuseForeignSchema(client: pg.Client, { schema, owner }: Names): Promise<void> {
  const { rows } = await client.query(
    'SELECT pg_get_userbyid(nspowner) AS owner FROM pg_namespace WHERE nspname = $1',
    [schema],
  );
  if (!rows[0] || rows[0].owner === owner) return;
  throw new Error(
    `The schema ${schema} exists and belongs to ${rows[0].owner}. Use another database, or rename that schema first.`,
  );
}
