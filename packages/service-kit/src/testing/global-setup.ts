import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serviceNames } from '@fountainai/contracts';
import { passwordsIn, provision } from '@fountainai/local-stack';
import { migrate } from '../migrate.ts';
import { startTestPostgres } from './test-postgres.ts';
import { templateOf } from './test-database.ts';

interface TestProject {
  provide(key: 'testServer', value: { adminUrl: string; secretsFile: string }): void;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The PostgreSQL server of this test run, with one migrated template database a service. */
    testServer: { adminUrl: string; secretsFile: string };
  }
}

/** Starts one PostgreSQL for the whole run and migrates a template database for every service. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'fountainai-test-'));
  const secretsFile = join(folder, 'database.json');
  const postgres = await startTestPostgres(folder);
  for (const service of serviceNames) {
    const adminUrl = await postgres.createDatabase(templateOf(service));
    const { databaseUrl, migrationUrl } = await provision(
      adminUrl,
      service,
      passwordsIn(secretsFile, 'test'),
    );
    const folderOfMigrations = new URL(`../../../../services/${service}/migrations/`, import.meta.url);
    await migrate(service, { url: databaseUrl, migrationUrl, poolSize: 1 }, folderOfMigrations);
  }
  project.provide('testServer', { adminUrl: postgres.adminUrl, secretsFile });
  return async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
