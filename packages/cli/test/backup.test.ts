import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { drizzle } from '@fountainai/drizzle/node-postgres';
import { migrate } from '@fountainai/drizzle/node-postgres/migrator';
import { readMigrationFiles } from '@fountainai/drizzle/migrator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeArchive, type Manifest, backUpRegularly, showProgress } from '@fountainai/backup';
import { withClient, type Postgres, startPostgres } from '@fountainai/postgres';
import { runCommand } from '../src/testing/run-command.ts';
import { giveCluster } from '@fountainai/postgres/testing/give-cluster';
import { removeFolder, scratchFolder, temporaryFolder } from '@fountainai/home/testing/scratch';

const migrationsFolder = join(import.meta.dirname, '../../../services/script/migrations');
const [first, ...later] = readMigrationFiles({ migrationsFolder });
const hash = (text: string) => createHash('sha256').update(text).digest('hex');

const script = 'mine\t7\t1\t1\t2024-05-01 10:00:00+00\t2024-05-01 10:00:00+00\tThe first play\t\t\t5\n';
const ledgerRow = `1\t${first!.hash}\t${first!.folderMillis}\n`;
const song = 'la la la';
const songMember = `files/${'a'.repeat(32)}/${hash(song).slice(0, 2)}/${hash(song).slice(2, 4)}/${hash(song)}`;

/** A backup as the first release, which had one migration, would have made it: a script and a file. */
const members: Record<string, string> = {
  'tables/script/scripts.copy': script,
  'tables/script/__drizzle_migrations.copy': ledgerRow,
  [songMember]: song,
};
const columns =
  'workspace_id id sequence_number version created_at updated_at title author description revision';
const manifest: Manifest = {
  format: 'fountainai-backup',
  formatVersion: 1,
  madeAt: '2024-05-01T10:00:00.000Z',
  postgres: '16.1',
  services: {
    script: {
      migrations: [first!.hash],
      tables: [
        {
          name: '__drizzle_migrations',
          columns: ['id', 'hash', 'created_at'],
          rows: 1,
          sha256: hash(ledgerRow),
        },
        { name: 'scripts', columns: columns.split(' '), rows: 1, sha256: hash(script) },
      ],
      sequences: [
        { name: 'scripts_id_seq', lastValue: '9', isCalled: true },
        { name: '__drizzle_migrations_id_seq', lastValue: '1', isCalled: true },
      ],
    },
  },
  files: { count: 1, bytes: song.length },
};

/** The hashes of the script service's migrations in the first release. */
const firstRelease = [
  first!.hash,
  '6a0eab802d8d56a56a4f5fb24e78de4bb704d538383b419208e59c67ce4af963',
  later[1]!.hash,
  '32cc47edbfdfeccda603c04661467b54a218b0cc177579a0e72e37d2c5ceaff2',
];

async function archiveOf(parts: Record<string, string>): Promise<string> {
  const file = join(await scratchFolder(), 'backup.zip');
  const archive = writeArchive(Writable.toWeb(createWriteStream(file)));
  for (const [name, text] of Object.entries(parts))
    await archive.add(name, ReadableStream.from([Buffer.from(text)]));
  await archive.finish();
  return file;
}
const withManifest = (changed: object = {}, parts = members) =>
  archiveOf({ ...parts, 'manifest.json': JSON.stringify({ ...manifest, ...changed }) });

const fountain = (args: string[], env: NodeJS.ProcessEnv = {}, home = '/nowhere') =>
  runCommand(home, args, { env });

describe('restore checks a backup before anything else', () => {
  test('a whole backup prints its content', async () =>
    expect(await fountain(['restore', '--dry-run', await withManifest()])).toEqual({
      code: 0,
      err: 'The backup is whole. Nothing was changed.\n',
      out: 'script __drizzle_migrations  1\nscript scripts  1\n1 row and 1 file (0.0 MB) of 2024-05-01T10:00:00.000Z, PostgreSQL 16.1\n',
    }));

  const { 'tables/script/scripts.copy': _, ...withoutScripts } = members;
  const { [songMember]: __, ...withoutSong } = members;
  const unknown = { script: { ...manifest.services['script'], migrations: [first!.hash, 'unknown'] } };
  test.each([
    [
      'other rows',
      {},
      { ...members, 'tables/script/scripts.copy': script.replace('first', 'worst') },
      'damaged at tables/script/scripts.copy',
    ],
    ['missing rows', {}, withoutScripts, 'damaged at tables/script/scripts.copy: it is missing'],
    ['another file', {}, { ...members, [songMember]: 'la la lo' }, `damaged at ${songMember}`],
    ['a missing file', {}, withoutSong, 'damaged at files/: 1 were backed up, 0 are in it'],
    [
      'tables of a newer release',
      { services: unknown },
      members,
      'made by a newer release: this one does not know the tables of script',
    ],
    [
      'a service of a newer release',
      { services: { ...manifest.services, lighting: { ...unknown.script, tables: [] } } },
      members,
      'tables of lighting',
    ],
    ['a newer format', { formatVersion: 2 }, members, 'made by a newer release (format 2)'],
    ['something else', { format: 'holiday pictures' }, members, 'is no backup of FountainAI'],
  ])('%s', async (_name, changed, parts, message) => {
    // Nothing listens there, so a command that gets as far as the database reports it.
    const env = { DATABASE_URL: 'postgres://me@127.0.0.1:1/plays' };
    const { code, err } = await fountain(['restore', '--replace', await withManifest(changed, parts)], env);
    expect([code, err]).toEqual([1, expect.stringContaining(message)]);
  });
});

describe('with a database', () => {
  let folder: string;
  let postgres: Postgres;
  beforeAll(async () => {
    folder = await temporaryFolder();
    await giveCluster(folder);
    postgres = await startPostgres({
      dataDir: join(folder, 'postgres'),
      logFile: join(folder, 'log'),
      durable: false,
    });
  });
  afterAll(async () => {
    await postgres.stop({ hurry: true });
    await removeFolder(folder);
  });
  async function newDatabase(): Promise<string> {
    const name = `test_${randomBytes(4).toString('hex')}`;
    await withClient(postgres.adminUrl, (client) => client.query(`CREATE DATABASE ${name}`));
    return new URL(`/${name}`, postgres.adminUrl).href;
  }

  test('a backup of the first release is recognized, although its migrations were corrected later', async () => {
    const file = await withManifest({
      services: { script: { ...manifest.services['script'], migrations: firstRelease } },
    });
    expect(await fountain(['restore', '--dry-run', file])).toMatchObject({ code: 0 });
  });

  test('a backup of an earlier release is restored with its schema, and the next start migrates it', async () => {
    const home = await scratchFolder();
    const url = await newDatabase();
    expect(await fountain(['restore', await withManifest()], { DATABASE_URL: url }, home)).toMatchObject({
      code: 0,
    });
    expect(await readdir(join(home, songMember, '..'))).toEqual([hash(song)]);
    const scripts = await withClient(url, async (client) => {
      await migrate(drizzle({ client }), { migrationsFolder, migrationsSchema: 'script' });
      await client.query(`SET app.ws = 'mine'`);
      const { rows } =
        await client.query(`INSERT INTO script.scripts (workspace_id, sequence_number, title, author, description)
        VALUES ('mine', 2, 'The second', '', '') RETURNING id`);
      const { rowCount } = await client.query('SELECT FROM script.__drizzle_migrations');
      expect([rows[0], rowCount]).toEqual([{ id: '10' }, 1 + later.length]);
      return client.query<object>(
        `SELECT id, title, revision, since_revision, words::text FROM script.scripts WHERE id = 7`,
      );
    });
    const words = "'first':2A 'play':3A 'the':1A";
    expect(scripts.rows).toEqual([
      { id: '7', title: 'The first play', revision: '5', since_revision: '5', words },
    ]);
  });

  test('a role that cannot read all rows fails instead of making an empty backup', async () => {
    const url = await newDatabase();
    const home = await scratchFolder();
    await fountain(['restore', await withManifest()], { DATABASE_URL: url }, home);
    const reader = `reader_${randomBytes(4).toString('hex')}`;
    await withClient(url, (client) =>
      client.query(`CREATE ROLE ${reader} LOGIN PASSWORD 'secret'; GRANT pg_read_all_data TO ${reader};
        ALTER TABLE script.scripts ENABLE ROW LEVEL SECURITY`),
    );
    const DATABASE_URL = Object.assign(new URL(url), { username: reader, password: 'secret' }).href;
    const file = join(folder, 'reader.zip');
    expect(await fountain(['backup', file], { DATABASE_URL }, home)).toMatchObject({
      code: 1,
      err: expect.stringContaining(`ALTER ROLE "${reader}" BYPASSRLS`),
    });
    expect((await readdir(folder)).filter((name) => name.startsWith('reader.zip'))).toEqual([]);
  });

  test('an existing backup is not overwritten', async () => {
    const file = await withManifest();
    expect(await fountain(['backup', file], { DATABASE_URL: postgres.adminUrl })).toMatchObject({
      code: 1,
      err: `${file} is there already, and is not overwritten.\n`,
    });
  });
});

describe('scheduled backups', () => {
  const hourMs = 3_600_000;
  async function run(folder: string) {
    const over = new AbortController();
    const lines: Record<string, unknown>[] = [];
    const log = (line: string) => {
      lines.push(JSON.parse(line) as Record<string, unknown>);
      over.abort();
    };
    const env = { DATABASE_URL: 'postgres://me@127.0.0.1:1/plays' };
    const options = {
      home: folder,
      env,
      files: true,
      progress: showProgress(),
      everyMs: hourMs,
      keep: 1,
      log,
    };
    await backUpRegularly(folder, { ...options, signal: over.signal });
    return lines;
  }

  test('a backup from before a restart counts', async () => {
    const folder = await scratchFolder();
    const at = new Date(Date.now() - hourMs / 2).toISOString().slice(0, 19);
    await writeFile(join(folder, `fountainai-${at.replaceAll(':', '-')}Z.zip`), '');
    const until = new Date(Date.parse(`${at}Z`) + hourMs).toISOString();
    expect(await run(folder)).toMatchObject([{ level: 'info', msg: 'waiting', until }]);
  });

  test('while new backups fail, the old ones stay and are reported as old', async () => {
    const folder = await scratchFolder();
    const names = ['fountainai-2026-01-01T00-00-00Z.zip', 'fountainai-2026-01-02T00-00-00Z.zip'];
    for (const name of names) await writeFile(join(folder, name), '');
    await writeFile(join(folder, `${names[0]}.partial`), 'of a process that was killed');
    // The time of a copied file is not the time of its backup.
    await utimes(join(folder, names[1]!), new Date(), new Date());
    expect(await run(folder)).toMatchObject([
      { level: 'error', msg: 'not backed up', err: { message: expect.stringContaining('ECONNREFUSED') } },
    ]);
    expect((await readdir(folder)).toSorted()).toEqual(names);
    expect(await fountain(['backups', folder])).toMatchObject({
      code: 0,
      out: `${names[1]}  0.0 MB\n${names[0]}  0.0 MB\n`,
    });
    expect(await fountain(['backups', folder, '--every', '24h'])).toMatchObject({ code: 1 });
  });

  test('an invalid time is wrong usage', async () =>
    expect(await fountain(['backup', '--every', 'noon'])).toMatchObject({ code: 2 }));
});
