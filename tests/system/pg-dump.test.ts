import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateServices, provision, type ServiceDatabase } from '@fountainai/postgres';
import { passwordsIn, services } from '@fountainai/home';
import { openDatabase, refuseUnfitDatabase } from '@fountainai/service-kit';
import { fillAsFirstRelease } from '@fountainai/service-testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postgresPrograms, startDebianPostgres, type DebianPostgres } from './debian-postgres.ts';
import { sql, structure, tableSums } from './table-sums.ts';

const root = new URL('../..', import.meta.url);

/** Without Debian's PostgreSQL there is no pg_dump for the server's version. */
describe.skipIf(!postgresPrograms)('a filled database that pg_dump writes', () => {
  let folder: string;
  let postgres: DebianPostgres;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fountainai-dump-'));
    postgres = await startDebianPostgres();
  });
  afterAll(async () => {
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function newDatabase(name: string): Promise<string> {
    await sql(postgres.adminUrl, `CREATE DATABASE ${name}`);
    return new URL(`/${name}`, postgres.adminUrl).href;
  }

  /** Conditions are nested in the original and flat after a restore. */
  const rules = async (url: string) => (await structure(url)).map(({ what }) => what.replaceAll(/[()]/g, ''));

  test('restores, with every row and rule, and services start on it', async () => {
    const filled = await newDatabase('filled');
    const databases: Record<string, ServiceDatabase> = {};
    for (const { name } of services) {
      databases[name] = await provision(filled, name, passwordsIn(join(folder, 'passwords.json'), 'debian'));
      await fillAsFirstRelease(name, filled, databases[name].migrationUrl);
    }
    const owners = Object.entries(databases).map(([name, { migrationUrl }]) => [name, migrationUrl]);
    const said: string[] = [];
    const migrated = migrateServices(root.pathname, Object.fromEntries(owners), (line) => said.push(line));
    await migrated.catch((cause: unknown) => {
      throw new Error(said.join('\n'), { cause });
    });

    const restored = await newDatabase('restored');
    await postgres.execute('pg_dump', '--dbname', filled, '--file', 'dump.sql');
    await postgres.execute(
      'psql',
      '--quiet',
      '--set=ON_ERROR_STOP=1',
      '--dbname',
      restored,
      '--file',
      'dump.sql',
    );
    expect(await tableSums(restored)).toEqual(await tableSums(filled));
    expect(await rules(restored)).toEqual(await rules(filled));
    for (const { name } of services) {
      const url = Object.assign(new URL(databases[name]!.databaseUrl), { pathname: '/restored' }).href;
      const database = openDatabase(name, { url, poolSize: 1 });
      const migrations = new URL(`services/${name}/migrations/`, root);
      await expect(refuseUnfitDatabase(database, migrations)).resolves.toBeUndefined();
      await database.close();
    }
  });
});
