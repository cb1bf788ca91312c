import { readFile } from 'node:fs/promises';
import { provisionAll } from '../databases.ts';
import { writePrivate } from '../files.ts';
import { databaseName, ensureDatabase } from '../postgres-access.ts';
import { superuser } from '../postgres-cluster.ts';
import { volumesIn } from './volumes.ts';

/** Gives every service its schema and roles, and the passwords of its own roles only. May be repeated. */
export async function provisionServices(volumeRoot: string, server: string): Promise<void> {
  const volumes = volumesIn(volumeRoot);
  const url = new URL(`postgres://${superuser}@${server}/postgres`);
  url.password = await readFile(volumes.postgresPassword, 'utf8');
  await ensureDatabase(url.href);
  url.pathname = databaseName;
  const databases = await provisionAll(volumes.roles, { DATABASE_URL: url.href }, undefined);
  for (const [service, { databaseUrl, migrationUrl }] of Object.entries(databases)) {
    const lines = [`DATABASE_URL=${databaseUrl}`, `MIGRATION_DATABASE_URL=${migrationUrl}`];
    await writePrivate(volumes.databaseEnv(service), `${lines.join('\n')}\n`);
  }
}
