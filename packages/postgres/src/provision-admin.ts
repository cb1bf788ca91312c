import type pg from 'pg';

/** The administrator's role and server. */
export interface Admin {
  name: string;
  database: string;
  isSuperuser: boolean;
  version: number;
}

/** Reads the administrator's role. @throws Error when the role may not make roles */
export async function readAdmin(client: pg.Client): Promise<Admin> {
  const { rows } = await client.query<Admin & { mayCreateRoles: boolean }>(
    `SELECT rolname AS name, current_database() AS database, rolsuper AS "isSuperuser",
            rolsuper OR rolcreaterole AS "mayCreateRoles", current_setting('server_version_num')::int AS version
       FROM pg_roles WHERE rolname = current_user`,
  );
  const admin = rows[0];
  if (!admin) throw new Error('PostgreSQL does not know the role it let in.');
  if (!admin.mayCreateRoles) {
    throw new Error(
      `The database user ${admin.name} may not create roles. Let a superuser say ` +
        `ALTER ROLE ${client.escapeIdentifier(admin.name)} CREATEROLE, or use another user in the URL.`,
    );
  }
  return admin;
}
