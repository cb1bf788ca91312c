import { readFile } from 'node:fs/promises';
import { provisionAll, databaseName, ensureDatabase, superuser } from '@fountainai/postgres';
import { writePrivate, homeFiles, passwordsIn } from '@fountainai/home';
import { backupRole, ensureBackupRole, writeBackupAccess } from './backup-role.ts';
import { volumesIn } from './volumes.ts';

/** Returns the administrator's URL of the shared database. */
export async function adminUrlIn(volumeRoot: string, server = 'postgres:5432'): Promise<string> {
  const url = new URL(`postgres://${superuser}@${server}/${databaseName}`);
  url.password = await readFile(volumesIn(volumeRoot).postgresPassword, 'utf8');
  return url.href;
}

/**
 * Makes every service's schema and roles. A service gets only the password of its own role; migrations use the
 * owner's. It is safe to repeat.
 */
export async function provisionServices(volumeRoot: string, server?: string): Promise<void> {
  const volumes = volumesIn(volumeRoot);
  const url = await adminUrlIn(volumeRoot, server);
  await ensureDatabase(new URL('/postgres', url).href);
  const databases = await provisionAll(volumes.roles, { DATABASE_URL: url }, undefined);
  for (const [service, { databaseUrl, migrationUrl }] of Object.entries(databases)) {
    await writePrivate(volumes.databaseEnv(service), `DATABASE_URL=${databaseUrl}\n`);
    await writePrivate(volumes.ownerEnv(service), `MIGRATION_DATABASE_URL=${migrationUrl}\n`);
  }
  const password = await passwordsIn(homeFiles(volumes.roles).database, new URL(url).host).of(backupRole);
  await ensureBackupRole(url, password);
  await writeBackupAccess(volumes.backup, url, password);
}
