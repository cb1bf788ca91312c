import type pg from 'pg';
import { withClient } from './postgres-access.ts';
import type { Admin } from './provision-admin.ts';
import { scramVerifier } from './scram.ts';
import { codeOf } from '@fountainai/home';

/** Makes a role that can only log in, or sets the known password of an existing role. */
export async function ensureRole(client: pg.Client, admin: Admin, role: string, url: string): Promise<void> {
  const { rows } = await client.query<{ tooMuch: boolean }>(
    `SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication AS "tooMuch"
       FROM pg_roles WHERE rolname = $1`,
    [role],
  );
  const name = client.escapeIdentifier(role);
  const password = () =>
    `PASSWORD ${client.escapeLiteral(scramVerifier(decodeURIComponent(new URL(url).password)))}`;
  if (!rows[0]) {
    await client.query(
      `CREATE ROLE ${name} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION ${password()}`,
    );
  } else if (rows[0].tooMuch) {
    throw new Error(
      `The role ${role} exists and may do too much. Let a superuser say ` +
        `ALTER ROLE ${name} NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION.`,
    );
  } else if (!(await canLogIn(url))) {
    await client.query(`ALTER ROLE ${name} LOGIN ${password()}`);
  }
  await grantConnect(client, admin, role);
}

/** A working password is kept, because a change would lock out another home on the same server. */
async function canLogIn(url: string): Promise<boolean> {
  try {
    await withClient(url, (client) => client.query('SELECT 1'));
    return true;
  } catch (error) {
    if (['28P01', '28000'].includes(codeOf(error))) return false;
    throw error;
  }
}

async function grantConnect(client: pg.Client, admin: Admin, role: string): Promise<void> {
  const { rows } = await client.query<{ may: boolean }>('SELECT has_database_privilege($1, $2, $3) AS may', [
    role,
    admin.database,
    'CONNECT',
  ]);
  if (rows[0]?.may) return;
  await client.query(
    `GRANT CONNECT ON DATABASE ${client.escapeIdentifier(admin.database)} TO ${client.escapeIdentifier(role)}`,
  );
}
