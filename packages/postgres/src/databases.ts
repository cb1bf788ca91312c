import { homeFiles, passwordsIn, services, messageOf } from '@fountainai/home';
import { embeddedServer, type Postgres } from './postgres.ts';
import { migrateServices } from './migrate-services.ts';
import { provision, type ServiceDatabase } from './provision.ts';

/**
 * Returns the admin URL from the environment for a service's database and its variable; undefined: our own
 * PostgreSQL.
 */
export function givenDatabase(
  env: NodeJS.ProcessEnv,
  variable: string,
): { url: string; from: string } | undefined {
  const from = env[variable] ? variable : 'DATABASE_URL';
  const url = env[from];
  if (!url) return undefined;
  if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol)) {
    throw new Error(`${from} is no PostgreSQL URL, for example postgres://user:password@host:5432/database.`);
  }
  return { url, from };
}

/** Whether any service uses our own PostgreSQL. */
export function needsOwnPostgres(env: NodeJS.ProcessEnv): boolean {
  return services.some(({ databaseVariable }) => givenDatabase(env, databaseVariable) === undefined);
}

/** Makes every service's schema and roles on its database server. */
export async function provisionAll(
  home: string,
  env: NodeJS.ProcessEnv,
  own: Postgres | undefined,
): Promise<Record<string, ServiceDatabase>> {
  const databases: Record<string, ServiceDatabase> = {};
  for (const { name, databaseVariable } of services) {
    const given = givenDatabase(env, databaseVariable);
    const adminUrl = given?.url ?? own?.adminUrl ?? '';
    const server = given ? new URL(given.url).host : embeddedServer;
    try {
      databases[name] = await provision(adminUrl, name, passwordsIn(homeFiles(home).database, server));
    } catch (error) {
      const where = given ? ` (from ${given.from})` : '';
      throw new Error(`The database of ${name}${where} could not be prepared: ${messageOf(error)}`, {
        cause: error,
      });
    }
  }
  return databases;
}

/** Migrates every service's schema as its owner. */
export async function migrateAll(
  root: string,
  databases: Record<string, ServiceDatabase>,
  say: (line: string) => void,
): Promise<void> {
  const owners = Object.entries(databases).map(([name, { migrationUrl }]) => [name, migrationUrl]);
  await migrateServices(root, Object.fromEntries(owners), say);
}

/**
 * Identifies the database of the script service, so that a sample in another database does not count as imported.
 */
export function scriptsPlace(env: NodeJS.ProcessEnv): string {
  const given = givenDatabase(env, 'SCRIPT_DATABASE_URL');
  if (!given) return embeddedServer;
  const { host, pathname } = new URL(given.url);
  return host + pathname;
}
