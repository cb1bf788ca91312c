import { chmod } from 'node:fs/promises';
import { writePrivate } from '@fountainai/home';
import { withClient, scramVerifier } from '@fountainai/postgres';

export const backupRole = 'fountain_backup';

/** Makes the PostgreSQL role for backups; it may read everything and change nothing. */
export async function ensureBackupRole(adminUrl: string, password: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [backupRole]);
    const rights = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE BYPASSRLS REPLICATION';
    await client.query(
      `${rowCount === 0 ? 'CREATE' : 'ALTER'} ROLE ${backupRole} ${rights} PASSWORD ${client.escapeLiteral(scramVerifier(password))}`,
    );
    await client.query(`GRANT pg_read_all_data TO ${backupRole}`);
  });
}

/** Writes the role's connection settings for Node and for PostgreSQL's programs. */
export async function writeBackupAccess(
  { databaseEnv, password: passwordFile }: { databaseEnv: string; password: string },
  adminUrl: string,
  password: string,
): Promise<void> {
  const url = new URL(adminUrl);
  url.username = backupRole;
  url.password = password;
  await writePrivate(databaseEnv, `DATABASE_URL=${url.href}\n`);
  await writePrivate(passwordFile, password);
  // pg_basebackup runs as another user; only containers that make backups mount this volume.
  await chmod(passwordFile, 0o644);
}
