import { execFile } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '@fountainai/home';

const run = promisify(execFile);

/**
 * The folder of Debian's PostgreSQL, because the embedded one lacks pg_dump and pg_basebackup; undefined when missing.
 */
export const postgresPrograms = globSync('/usr/lib/postgresql/*/bin').findLast((folder) =>
  ['initdb', 'pg_basebackup', 'pg_dump', 'psql'].every((program) => existsSync(join(folder, program))),
);
/** PostgreSQL does not run as root. */
const asPostgres =
  process.getuid?.() === 0 ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups'] : [];

/** A program of PostgreSQL and its arguments, run as a user that PostgreSQL accepts. */
export function command(program: string, args: string[]): [string, string[]] {
  const [first = program, ...all] = [...asPostgres, program, ...args];
  return [first, all];
}

/** Gives a folder to PostgreSQL's user. */
export async function giveToPostgres(folder: string): Promise<void> {
  if (asPostgres.length > 0) await run('chown', ['-R', 'postgres:postgres', folder]);
}

/** A server of Debian's PostgreSQL, without durability. */
export interface DebianPostgres {
  /** The administrator's URL of its database `postgres`. */
  adminUrl: string;
  /** Runs one of PostgreSQL's programs. */
  execute(program: string, ...args: string[]): Promise<string>;
  stop(): Promise<void>;
}

export async function startDebianPostgres(): Promise<DebianPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'fountainai-debian-'));
  await writeFile(join(folder, 'password'), 'secret');
  await giveToPostgres(folder);
  const port = String(await freePort());
  const env = { PATH: `${postgresPrograms}:${process.env['PATH']}`, PGDATA: join(folder, 'data') };
  const execute = async (program: string, ...args: string[]) =>
    (await run(...command(program, args), { env, cwd: folder, maxBuffer: 64 * 1024 * 1024 })).stdout;
  const words = '--username=fountain_admin --auth=scram-sha-256 --pwfile=password --no-sync --encoding=UTF8';
  await execute('initdb', ...words.split(' '));
  const settings = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories= -c fsync=off`;
  await execute('pg_ctl', 'start', '--wait', '--silent', '--log=log', `--options=${settings}`);
  const adminUrl = `postgres://fountain_admin:secret@127.0.0.1:${port}/postgres`;
  return {
    adminUrl,
    execute,
    async stop() {
      await execute('pg_ctl', 'stop', '--mode=immediate');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
