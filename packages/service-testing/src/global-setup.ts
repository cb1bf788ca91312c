import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serviceNames } from '@fountainai/contracts';
import { migrateServices, provision } from '@fountainai/postgres';
import { passwordsIn } from '@fountainai/home';
import { startTestPostgres } from './test-postgres.ts';
import { templateOf } from './test-database.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

interface TestProject {
  provide(key: 'testServer', value: { adminUrl: string; secretsFile: string }): void;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The PostgreSQL server of this test run, with one migrated template database for each service. */
    testServer: { adminUrl: string; secretsFile: string };
  }
}

/** Starts one PostgreSQL for the whole run and migrates a template database for every service. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'fountainai-test-'));
  const secretsFile = join(folder, 'database.json');
  const postgres = await startTestPostgres(folder);
  const owners: Record<string, string> = {};
  for (const service of serviceNames) {
    const adminUrl = await postgres.createDatabase(templateOf(service));
    owners[service] = (await provision(adminUrl, service, passwordsIn(secretsFile, 'test'))).migrationUrl;
  }
  const said: string[] = [];
  await migrateServices(root, owners, (line) => said.push(line)).catch((cause: unknown) => {
    throw new Error(said.join('\n'), { cause });
  });
  project.provide('testServer', { adminUrl: postgres.adminUrl, secretsFile });
  return async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
