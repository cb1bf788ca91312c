import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { passwordsIn } from '@fountainai/home';
import { withClient } from '../src/postgres-access.ts';
import { type Postgres, startPostgres } from '../src/postgres.ts';
import { databaseNames, provision, type ServiceDatabase } from '../src/provision.ts';
import { giveCluster } from '../src/testing/give-cluster.ts';
import { removeFolder, temporaryFolder } from '@fountainai/home/testing/scratch';

let folder: string;
let postgres: Postgres;

beforeAll(async () => {
  folder = await temporaryFolder();
  await giveCluster(folder);
  const logFile = join(folder, 'postgres.log');
  postgres = await startPostgres({ dataDir: join(folder, 'postgres'), logFile, durable: false });
});

afterAll(async () => {
  await postgres.stop({ hurry: true });
  await removeFolder(folder);
});

/** A service name that no other test uses; roles are named after it. */
const newService = () => `test-${randomBytes(4).toString('hex')}`;
const passwords = (server = 'embedded') => passwordsIn(join(folder, 'passwords.json'), server);

async function run(url: string, sql: string): Promise<unknown[]> {
  return (await withClient(url, (client) => client.query<Record<string, unknown>>(sql))).rows;
}

/** Makes a database for the test. @returns the URL of an admin in it */
async function newDatabase(owner = 'fountain_admin'): Promise<string> {
  const name = `test_${randomBytes(4).toString('hex')}`;
  await run(postgres.adminUrl, `CREATE DATABASE ${name} OWNER ${owner}`);
  const url = new URL(postgres.adminUrl);
  url.pathname = name;
  return url.href;
}

async function withTable(service: string, adminUrl = postgres.adminUrl): Promise<ServiceDatabase> {
  const database = await provision(adminUrl, service, passwords());
  const { schema } = databaseNames(service);
  const table = `${schema}.play (id serial PRIMARY KEY, title text)`;
  await run(database.migrationUrl, `CREATE SCHEMA IF NOT EXISTS ${schema}; CREATE TABLE ${table}`);
  return database;
}

describe('provision', () => {
  test('the app role reads and writes rows of tables that the owner makes later', async () => {
    const service = newService();
    const { databaseUrl } = await withTable(service);
    const { schema } = databaseNames(service);
    await run(databaseUrl, `INSERT INTO ${schema}.play (title) VALUES ('Romeo and Juliet'), ('Hamlet')`);
    await run(databaseUrl, `UPDATE ${schema}.play SET title = 'Macbeth' WHERE id = 2`);
    await run(databaseUrl, `DELETE FROM ${schema}.play WHERE id = 1`);
    expect(await run(databaseUrl, `SELECT * FROM ${schema}.play`)).toEqual([{ id: 2, title: 'Macbeth' }]);
  });

  test.each(['its own schema', 'the schema public'])(
    'the app role cannot make a table in %s',
    async (where) => {
      const service = newService();
      const { databaseUrl } = await withTable(service);
      const schema = where === 'the schema public' ? 'public' : databaseNames(service).schema;
      await expect(run(databaseUrl, `CREATE TABLE ${schema}.mine (id int)`)).rejects.toThrow(
        'permission denied',
      );
      await expect(run(databaseUrl, `TRUNCATE ${databaseNames(service).schema}.play`)).rejects.toThrow(
        /denied/,
      );
    },
  );

  test('a database that was open to all roles is closed', async () => {
    const adminUrl = await newDatabase();
    await run(adminUrl, 'GRANT CREATE ON SCHEMA public TO PUBLIC');
    const { databaseUrl } = await provision(adminUrl, newService(), passwords());
    await expect(run(databaseUrl, 'CREATE TABLE public.mine (id int)')).rejects.toThrow('permission denied');
  });

  test('another service has no access', async () => {
    const [first, second] = [newService(), newService()];
    await withTable(first);
    const other = await withTable(second);
    for (const url of [other.databaseUrl, other.migrationUrl]) {
      const read = run(url, `SELECT * FROM ${databaseNames(first).schema}.play`);
      await expect(read).rejects.toThrow('permission denied for schema');
    }
  });

  test('both roles have no privilege but login', async () => {
    const service = newService();
    const { databaseUrl, migrationUrl } = await provision(postgres.adminUrl, service, passwords());
    for (const url of [databaseUrl, migrationUrl]) {
      const [role] = await run(url, `SELECT * FROM pg_roles WHERE rolname = current_user`);
      expect(role).toMatchObject({
        rolsuper: false,
        rolbypassrls: false,
        rolcreatedb: false,
        rolcreaterole: false,
        rolreplication: false,
      });
    }
    expect(new URL(databaseUrl).password).not.toBe(new URL(migrationUrl).password);
  });

  test('a second run changes nothing and keeps the rows', async () => {
    const service = newService();
    const first = await withTable(service);
    await run(
      first.databaseUrl,
      `INSERT INTO ${databaseNames(service).schema}.play (title) VALUES ('Hamlet')`,
    );
    const second = await provision(postgres.adminUrl, service, passwords());
    expect(second).toEqual(first);
    expect(
      await run(second.databaseUrl, `SELECT title FROM ${databaseNames(service).schema}.play`),
    ).toHaveLength(1);
  });

  test('runs concurrently in one database and in two databases of one server', async () => {
    const adminUrls = [await newDatabase(), await newDatabase()];
    for (let round = 0; round < 3; round += 1) {
      const service = newService();
      const { owner, app } = databaseNames(service);
      // Prepared passwords make all attempts start at the same time.
      await Promise.all([passwords().of(owner), passwords().of(app)]);
      const attempts = adminUrls.flatMap((url) =>
        Array.from({ length: 8 }, () => provision(url, service, passwords())),
      );
      for (const { databaseUrl } of await Promise.all(attempts)) {
        expect(await run(databaseUrl, 'SELECT 1')).toHaveLength(1);
      }
    }
  });

  test('a lost password is replaced', async () => {
    const service = newService();
    await provision(postgres.adminUrl, service, passwords());
    const { databaseUrl } = await provision(postgres.adminUrl, service, passwords('elsewhere'));
    expect(await run(databaseUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('an admin without superuser needs only the right to create roles', async () => {
    const admin = `admin_${randomBytes(4).toString('hex')}`;
    await run(postgres.adminUrl, `CREATE ROLE ${admin} LOGIN CREATEROLE PASSWORD 'secret'`);
    const url = new URL(await newDatabase(admin));
    [url.username, url.password] = [admin, 'secret'];
    const service = newService();
    const { databaseUrl } = await withTable(service, url.href);
    await provision(url.href, service, passwords());
    expect(await run(databaseUrl, `SELECT * FROM ${databaseNames(service).schema}.play`)).toEqual([]);
  });

  test('an admin that may not create roles is refused with the reason', async () => {
    const admin = `weak_${randomBytes(4).toString('hex')}`;
    await run(postgres.adminUrl, `CREATE ROLE ${admin} LOGIN PASSWORD 'secret'`);
    const url = new URL(postgres.adminUrl);
    [url.username, url.password] = [admin, 'secret'];
    await expect(provision(url.href, newService(), passwords())).rejects.toThrow(
      `${admin} may not create roles`,
    );
  });

  test('an admin that may not open the database to others is refused with the reason', async () => {
    const admin = `guest_${randomBytes(4).toString('hex')}`;
    await run(postgres.adminUrl, `CREATE ROLE ${admin} LOGIN CREATEROLE PASSWORD 'secret'`);
    const url = new URL(postgres.adminUrl);
    [url.username, url.password] = [admin, 'secret'];
    await expect(provision(url.href, newService(), passwords())).rejects.toThrow(
      'may not let others create schemas',
    );
  });

  test('a role with too many privileges is refused', async () => {
    const service = newService();
    await run(postgres.adminUrl, `CREATE ROLE ${databaseNames(service).app} LOGIN BYPASSRLS`);
    await expect(provision(postgres.adminUrl, service, passwords())).rejects.toThrow('may do too much');
  });

  test('a schema of another owner stays unchanged', async () => {
    const service = newService();
    await run(postgres.adminUrl, `CREATE SCHEMA ${databaseNames(service).schema}`);
    await expect(provision(postgres.adminUrl, service, passwords())).rejects.toThrow(
      'belongs to fountain_admin',
    );
  });

  test('an unreachable server is reported without its password', async () => {
    const attempt = provision('postgres://me:secret@127.0.0.1:1/plays', newService(), passwords());
    await expect(attempt).rejects.toThrow(
      /^Cannot connect to PostgreSQL at 127.0.0.1:1\/plays as me: (?!.*secret)/,
    );
  });
});
