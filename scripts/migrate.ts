// Migrates all services' schemas before the services of a release start. `roles` has written the owners' URLs, one
// file for each service.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { migrateServices } from '../packages/postgres/src/migrate-services.ts';

const root = join(import.meta.dirname, '..');
const folder = process.env.OWNERS ?? '/fountain/owners';
const urlOf = (service: string) =>
  parseEnv(readFileSync(join(folder, service, 'env'), 'utf8')).MIGRATION_DATABASE_URL!;

try {
  const names = readdirSync(join(root, 'services'));
  await migrateServices(root, Object.fromEntries(names.map((name) => [name, urlOf(name)])), console.log);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
