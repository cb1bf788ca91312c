import { join } from 'node:path';
import { type MigrationMeta, readMigrationFiles } from '@fountainai/drizzle/migrator';
import { CommandFailure, serviceNamed, services } from '@fountainai/home';
import type { Manifest } from './manifest.ts';

const folder = join(import.meta.dirname, '../../../services');

/**
 * Returns the migrations that made the tables of a backup: all of this release, or the first ones.
 * @param hashes the backup's list of migrations
 */
export function migrationsOf(service: string, hashes: string[]): MigrationMeta[] {
  const known = readMigrationFiles({
    migrationsFolder: join(folder, serviceNamed(service).name, 'migrations'),
  });
  return known.slice(0, hashes.length);
}

/** Migrations that were corrected after a release, by their former hash. They make the same tables. */
const corrected: Record<string, string> = {
  '6a0eab802d8d56a56a4f5fb24e78de4bb704d538383b419208e59c67ce4af963':
    'ec2c1ed51382121f54d7fce59f54648915ab0b988ff2b5aefce8f0451e5d501b',
  '32cc47edbfdfeccda603c04661467b54a218b0cc177579a0e72e37d2c5ceaff2':
    'a5e92124f26631cbf6f798669a9ff6d86d039ef91a17fec93d96b86ff43d7c01',
  '081602e2dd37eb9e642efd1004427dfeb59ce06bcae991d0d4eb8497243947b7':
    '714121718a2bc6c38d1ff34ba7ba8ff53656946e90f2656475456138e54cc6d2',
};

/** @throws CommandFailure when a backup has tables that this release does not know */
export function refuseNewer(file: string, manifest: Manifest): void {
  const newer = Object.entries(manifest.services).filter(
    ([service, { migrations }]) =>
      !services.some(({ name }) => name === service) ||
      migrationsOf(service, migrations)
        .map(({ hash }) => hash)
        .join() !== migrations.map((hash) => corrected[hash] ?? hash).join(),
  );
  if (newer.length === 0) return;
  const names = newer.map(([service]) => service).join(', ');
  throw new CommandFailure(
    `${file} was made by a newer release: this one does not know the tables of ${names}. Update FountainAI first.`,
  );
}
