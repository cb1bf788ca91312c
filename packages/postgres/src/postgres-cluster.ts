import { execFile } from 'node:child_process';
import { chown, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { readIfThere, writePrivate, stderrOf } from '@fountainai/home';
import { commandAs, type Owner, type RunAs } from './run-as.ts';

const run = promisify(execFile);

export const superuser = 'fountain_admin';

/** The whole environment of PostgreSQL's programs: no PG variables, English messages. */
export const postgresEnv = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

interface NewCluster {
  initdb: string;
  dataDir: string;
  password: string;
  as: RunAs;
  owner: Owner;
  durable: boolean;
}

/**
 * Makes the data folder unless it exists. initdb works in a folder beside it, so a failure leaves no data folder.
 */
export async function ensureCluster(cluster: NewCluster): Promise<void> {
  if ((await readIfThere(join(cluster.dataDir, 'PG_VERSION'))) !== undefined) return;
  await removeLeftovers(cluster.dataDir);
  const temporary = `${cluster.dataDir}.new-${process.pid}`;
  const passwordFile = `${temporary}-password`;
  try {
    await mkdir(temporary, { mode: 0o700 });
    await writePrivate(passwordFile, `${cluster.password}\n`);
    if (cluster.owner) {
      for (const path of [temporary, passwordFile]) await chown(path, cluster.owner.uid, cluster.owner.gid);
    }
    await initdb(cluster, temporary, passwordFile);
    await rename(temporary, cluster.dataDir);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(temporary, { recursive: true, force: true });
  }
}

async function initdb(
  { initdb: program, as, durable }: NewCluster,
  dataDir: string,
  passwordFile: string,
): Promise<void> {
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const login = ['--username', superuser, '--pwfile', passwordFile, '--auth=scram-sha-256'];
  const speed = durable ? [] : ['--no-sync'];
  const [command, args] = commandAs(as, program, ['-D', dataDir, ...login, ...locale, ...speed]);
  try {
    await run(command, args, { ...as.ids, cwd: dataDir, env: postgresEnv });
  } catch (error) {
    throw new Error(`The database could not be made in ${dataDir}: ${stderrOf(error)}`, {
      cause: error,
    });
  }
}

async function removeLeftovers(dataDir: string): Promise<void> {
  const parent = dirname(dataDir);
  const names = await readdir(parent);
  const leftovers = names.filter((name) => name.startsWith(`${basename(dataDir)}.new-`));
  for (const name of leftovers) await rm(join(parent, name), { recursive: true, force: true });
}
