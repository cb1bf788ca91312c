import { join } from 'node:path';
import { type MigrationMeta, readMigrationFiles } from '@fountainai/drizzle/migrator';
import { CommandFailure } from '../commands/failure.ts';
import { serviceNamed, services } from '../services.ts';
import type { Manifest } from './manifest.ts';

const folder = join(import.meta.dirname, '../../../../services');

/**
 * Those migrations of a service that made the tables of a backup: all that this release has, or the first of them.
 * @param hashes as the backup names them
 */
export function migrationsOf(service: string, hashes: string[]): MigrationMeta[] {
  const known = readMigrationFiles({
    migrationsFolder: join(folder, serviceNamed(service).name, 'migrations'),
  });
  return known.slice(0, hashes.length);
}

/** @throws CommandFailure when a backup has tables that this release does not know */
export function refuseNewer(file: string, manifest: Manifest): void {
  const newer = Object.entries(manifest.services).filter(
    ([service, { migrations }]) =>
      !services.some(({ name }) => name === service) ||
      migrationsOf(service, migrations)
        .map(({ hash }) => hash)
        .join() !== migrations.join(),
  );
  if (newer.length === 0) return;
  const names = newer.map(([service]) => service).join(', ');
  throw new CommandFailure(
    `${file} was made by a newer release: this one does not know the tables of ${names}. Update FountainAI first.`,
  );
}
