import { execFile } from 'node:child_process';
import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { homeFiles, passwordsIn } from '@fountainai/home';
import { inject } from 'vitest';
import { postgresBinaries } from '../postgres-binaries.ts';
import { ensureCluster, superuser } from '../postgres-cluster.ts';
import { embeddedServer } from '../postgres.ts';
import { chooseRunAs } from '../run-as.ts';

const run = promisify(execFile);
let made: Promise<string> | undefined;

/**
 * Puts a new cluster and its password into a home. Each worker makes one and copies it, because initdb takes ten
 * times as long.
 */
export async function giveCluster(home: string): Promise<void> {
  made ??= makeCluster(join(inject('clusterFolder'), String(process.pid)));
  const { postgres, database } = homeFiles(await made);
  await mkdir(home, { recursive: true });
  await run('cp', ['-a', postgres, database, home]);
}

async function makeCluster(home: string): Promise<string> {
  await mkdir(home);
  const { postgres: dataDir, database } = homeFiles(home);
  const { initdb } = await postgresBinaries();
  const [as, owner] = await chooseRunAs(initdb, home, dataDir);
  const password = await passwordsIn(database, embeddedServer).of(superuser);
  await ensureCluster({ initdb, dataDir, password, as, owner, durable: false });
  // Tests discard their copies, so no server needs to wait for the disk. A killed server still keeps committed rows.
  await appendFile(join(dataDir, 'postgresql.conf'), 'fsync = off\n');
  return home;
}
