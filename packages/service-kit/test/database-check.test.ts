import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../src/db/database.ts';
import { refuseUnfitDatabase } from '../src/db/database-check.ts';
import { migrate } from '../src/db/migrate.ts';
import { administer, createTestDatabase, type TestDatabase } from '@fountainai/service-testing';

const migrations = new URL('../../../services/character/migrations/', import.meta.url);
let testDatabase: TestDatabase;
let scratch: string;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'fountainai-check-'));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));
beforeEach(async () => {
  testDatabase = await createTestDatabase('character');
});
afterEach(() => testDatabase.drop());

const admin = (sql: string) => administer(testDatabase.adminUrl, sql);

/** Starts the service's database check with a role. */
async function start(url = testDatabase.config.url, folder = migrations): Promise<void> {
  const database = openDatabase('character', { url, poolSize: 1 });
  try {
    await refuseUnfitDatabase(database, folder);
  } finally {
    await database.close();
  }
}

/** Copies the service's migrations with changes, as another release has them. */
async function release(
  change: (entries: { when: number; tag: string; idx: number }[]) => [string, string][] | void,
) {
  const folder = join(scratch, randomUUID());
  await cp(fileURLToPath(migrations), folder, { recursive: true });
  const file = join(folder, 'meta/_journal.json');
  const journal = JSON.parse(await readFile(file, 'utf8'));
  for (const [tag, sql] of change(journal.entries) ?? []) await writeFile(join(folder, `${tag}.sql`), sql);
  await writeFile(file, JSON.stringify(journal));
  return pathToFileURL(`${folder}/`);
}
/** Makes the migrations of the next release, with one more migration. */
const nextRelease = (sql: string) =>
  release((entries) => {
    const { when, idx } = entries.at(-1)!;
    entries.push({ ...entries[0]!, idx: idx + 1, when: when + 1000, tag: '9999_next' });
    return [['9999_next', sql]];
  });
const formerRelease = () => release((entries) => void entries.pop());
const lastTag = async () =>
  JSON.parse(await readFile(new URL('meta/_journal.json', migrations), 'utf8')).entries.at(-1).tag as string;

test('a service starts on a schema of its release', async () => {
  await expect(start()).resolves.toBeUndefined();
});

describe('a service refuses a role', () => {
  let role: string;
  let url: string;
  beforeEach(async () => {
    role = `r_${randomUUID().replaceAll('-', '')}`;
    await admin(`CREATE ROLE ${role} LOGIN PASSWORD 'secret'`);
    await admin(`GRANT fountain_character TO ${role}`);
    url = Object.assign(new URL(testDatabase.config.url), { username: role, password: 'secret' }).href;
  });
  // Privileges in the database must go before their role can be dropped.
  afterEach(async () => {
    await admin(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
  });

  test('only when it has too many privileges', async () => {
    await expect(start(url)).resolves.toBeUndefined();
  });
  test.each(['SUPERUSER', 'BYPASSRLS', 'CREATEROLE'])('that is %s', async (right) => {
    await admin(`ALTER ROLE ${role} ${right}`);
    await expect(start(url)).rejects.toThrow(`${role} is superuser, bypasses`);
  });
  test('that may become a role that bypasses row level security', async () => {
    const other = `${role}_all`;
    await admin(`CREATE ROLE ${other} BYPASSRLS; GRANT ${other} TO ${role} WITH INHERIT FALSE`);
    await expect(start(url)).rejects.toThrow(`${role} may become ${other}, which is superuser, bypasses`);
    await admin(`DROP ROLE ${other}`);
  });
  test('that logs in as a superuser and works as another', async () => {
    const superuser = new URL(testDatabase.adminUrl);
    superuser.searchParams.set('options', '-c role=fountain_character');
    await expect(start(superuser.href)).rejects.toThrow('is superuser, bypasses');
  });
  test('that owns the schema', async () => {
    await expect(start(testDatabase.ownerUrl)).rejects.toThrow(
      'fountain_character_owner is the owner of the schema',
    );
  });
  test('that owns a table in it', async () => {
    await admin(`ALTER TABLE character.paraphrases OWNER TO ${role}`);
    await expect(start(url)).rejects.toThrow(`${role} is the owner of the schema character or a table in it`);
    await admin('ALTER TABLE character.paraphrases OWNER TO fountain_character_owner');
  });
  test.each(['', ' WITH INHERIT FALSE', ' WITH INHERIT FALSE, SET FALSE, ADMIN TRUE'])(
    'that is a member of the owner%s',
    async (how) => {
      await admin(`GRANT fountain_character_owner TO ${role}${how}`);
      await expect(start(url)).rejects.toThrow(
        `${role} may become fountain_character_owner, which is the owner`,
      );
    },
  );
});

describe('a service refuses a schema', () => {
  const remedy = 'Run `pnpm fountain migrate`, or with Docker `docker compose run --rm migrations`';

  test('without tables', async () => {
    await admin(
      'DROP SCHEMA character CASCADE; CREATE SCHEMA character AUTHORIZATION fountain_character_owner',
    );
    await admin('GRANT USAGE ON SCHEMA character TO fountain_character');
    const refused = start();
    await expect(refused).rejects.toThrow('is older than this release: it lacks 0000_start, ');
    await expect(refused).rejects.toThrow(remedy);
  });
  test('of an older release', async () => {
    const folder = await nextRelease('ALTER TABLE character.characters ADD COLUMN note text');
    const refused = start(undefined, folder);
    await expect(refused).rejects.toThrow(`older than this release: it lacks 9999_next. ${remedy}`);
    await migrate({ service: 'character', folder }, testDatabase.ownerUrl);
    await expect(start(undefined, folder)).resolves.toBeUndefined();
  });
  test('whose migration has not finished', async () => {
    await admin('COMMENT ON TABLE character.__drizzle_migrations IS NULL');
    await expect(start()).rejects.toThrow(`has not ended. ${remedy}`);
  });
  test.each([
    ['without row level security', 'ALTER TABLE character.appearances DISABLE ROW LEVEL SECURITY'],
    ['without its policy', 'DROP POLICY workspace ON character.appearances'],
  ])('with a table %s', async (_, sql) => {
    await admin(sql);
    await expect(start()).rejects.toThrow(
      `Row level security is not on for appearances of the schema character`,
    );
  });
});

describe('after the migration of the next release', () => {
  test('a compatible release starts again, and its migration leaves the schema unchanged', async () => {
    const folder = await nextRelease('ALTER TABLE character.characters ADD COLUMN note text');
    await migrate({ service: 'character', folder }, testDatabase.ownerUrl);
    await expect(start()).resolves.toBeUndefined();
    const said: string[] = [];
    await migrate({ service: 'character', folder: migrations }, testDatabase.ownerUrl, (line) =>
      said.push(line),
    );
    expect(said).toEqual(['the schema is of a newer release, and stays as it is']);
    await expect(start(undefined, folder)).resolves.toBeUndefined();
  });
  test('a release that lacks the required migration refuses, one that has it starts', async () => {
    const folder = await nextRelease(
      `-- For releases that know ${await lastTag()}\nALTER TABLE character.characters ADD COLUMN note text`,
    );
    await migrate({ service: 'character', folder }, testDatabase.ownerUrl);
    await expect(start(undefined, await formerRelease())).rejects.toThrow('is newer than this release');
    await expect(start()).resolves.toBeUndefined();
  });
  test('a migration with an older time than the last one is reported and not skipped', async () => {
    const folder = await release((entries) => {
      entries.splice(1, 0, { ...entries[0]!, when: entries[0]!.when + 1, tag: '0000_late' });
      return [['0000_late', 'SELECT 1']];
    });
    await expect(migrate({ service: 'character', folder }, testDatabase.ownerUrl)).rejects.toThrow(
      '0000_late came too late',
    );
  });
});
