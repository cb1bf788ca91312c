import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '@fountainai/home';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ensureBackupRole } from '../../packages/operator/src/backup-role.ts';
import { command, giveToPostgres, postgresPrograms as bin } from './debian-postgres.ts';
import { sql } from './table-sums.ts';

const run = promisify(execFile);
const root = new URL('../..', import.meta.url).pathname;
let folder: string;
let env: NodeJS.ProcessEnv;
let url: string;
let server: ChildProcess | undefined;

const execute = (program: string, ...args: string[]) => run(...command(program, args), { env, cwd: folder });
const script = (name: string, ...args: string[]) => execute('bash', join(folder, 'scripts', name), ...args);
const failure = (error: { stderr?: string }) => error.stderr;

async function start(): Promise<void> {
  const { services } = parse(await readFile(join(root, 'docker-compose.yml'), 'utf8'), { merge: true }) as {
    services: { postgres: { command: string[] } };
  };
  const [program = '', ...settings] = services.postgres.command.map((word) =>
    word.replaceAll('/fountain/scripts', join(folder, 'scripts')),
  );
  const here = [
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    `port=${env['PGPORT']}`,
    '-c',
    'unix_socket_directories=',
  ];
  server = spawn(...command(join(bin!, program), [...settings, ...here]), {
    env,
    cwd: folder,
    stdio: 'ignore',
  });
  const isUp = () => sql(url, 'SELECT pg_is_in_recovery() AS recovers').catch(() => undefined);
  await expect.poll(isUp, { timeout: 20_000 }).toEqual([{ recovers: false }]);
}

async function stop(signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
  server!.kill(signal);
  await once(server!, 'exit');
  server = undefined;
}

const add = (row: string) => sql(url, `INSERT INTO diary VALUES ('${row}')`);
const rows = async () => (await sql<{ row: string }>(url, 'SELECT * FROM diary')).map(({ row }) => row);

describe.skipIf(!bin)('with the settings and the scripts of docker-compose.yml', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fountainai-wal-'));
    for (const name of ['wal/archive', 'wal/base']) await mkdir(join(folder, name), { recursive: true });
    await cp(join(root, 'infra/postgres'), join(folder, 'scripts'), { recursive: true });
    await writeFile(join(folder, 'password'), 'secret');
    await giveToPostgres(folder);
    const PGPORT = String(await freePort());
    env = {
      PATH: `${bin}:${process.env['PATH']}`,
      PGDATA: join(folder, 'data'),
      WAL_DIR: join(folder, 'wal'),
      PASSWORD_FILE: join(folder, 'password'),
      PGHOST: '127.0.0.1',
      PGUSER: 'fountain_backup',
      PGPORT,
    };
    url = `postgres://fountain_admin:secret@127.0.0.1:${PGPORT}/postgres`;
    await execute(
      'initdb',
      '--username=fountain_admin',
      '--auth=scram-sha-256',
      '--pwfile=password',
      '--no-sync',
    );
  });
  afterAll(async () => {
    if (server) await stop('SIGQUIT');
    await rm(folder, { recursive: true, force: true });
  });

  test('the database is restored to any time', async () => {
    await start();
    await ensureBackupRole(url, 'secret');
    await sql(url, 'CREATE TABLE diary (row text)');
    await script('base-backups', '--once');
    await add('before');
    const [moment] = await sql<{ now: string }>(url, 'SELECT clock_timestamp()::text AS now');
    await add('mistake');
    const [piece] = await sql<{ name: string }>(url, 'SELECT pg_walfile_name(pg_switch_wal()) AS name');
    const archived = () => readdir(join(folder, 'wal/archive'));
    await expect.poll(archived, { timeout: 15_000 }).toContain(`${piece!.name}.gz`);
    await script('base-backups', '--check');
    expect(await script('recover', moment!.now).catch(failure)).toContain('PostgreSQL runs');

    await stop('SIGINT');
    await script('recover', moment!.now);
    await start();
    expect(await rows()).toEqual(['before']);
  }, 60_000);

  test('after a crash the latest state is complete', async () => {
    await add('after');
    await stop('SIGQUIT');
    await script('recover', 'latest');
    await start();
    expect(await rows()).toEqual(['before', 'after']);
  }, 60_000);

  test('a time before the first copy is refused, and the data stays', async () => {
    await stop('SIGINT');
    expect(await script('recover', '2020-01-01 00:00:00+00').catch(failure)).toContain(
      'no base backup from before',
    );
    expect(await script('recover', 'yesteryear').catch(failure)).toContain('Write the time like this');
    await start();
    expect(await rows()).toEqual(['before', 'after']);
  }, 60_000);

  test('old copies and the log before the oldest are deleted', async () => {
    const archive = join(folder, 'wal/archive');
    const pieces = async () =>
      (await readdir(archive)).filter((name) => /^[\dA-F]{24}\.gz$/.test(name)).toSorted();
    const before = await pieces();
    env['BASE_BACKUP_KEEP'] = '1';
    await script('base-backups', '--once');
    const [copy, ...others] = await readdir(join(folder, 'wal/base'));
    expect(others).toEqual([]);
    const label = await readFile(join(folder, 'wal/base', copy!, 'backup_label'), 'utf8');
    const first = /\(file (\w+)\)/.exec(label)![1]!;
    expect((await pieces()).every((name) => name.slice(8) >= `${first.slice(8)}.gz`)).toBe(true);
    expect(await pieces()).not.toContain(before[0]);
  }, 60_000);

  test('a piece of the log is never written over', async () => {
    const [one, other] = [join(folder, 'one'), join(folder, 'other')];
    await writeFile(one, 'one');
    await writeFile(other, 'other');
    await script('archive-wal', one, 'piece');
    await script('archive-wal', one, 'piece');
    expect(await script('archive-wal', other, 'piece').catch(failure)).toContain('with something else in it');
    const { stdout } = await execute('gzip', '-dc', join(folder, 'wal/archive/piece.gz'));
    expect(stdout).toBe('one');
  });
});
