import { mkdir, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastPort, passwordsIn, rememberPort, freePort, isFree } from '@fountainai/home';
import { postgresBinaries } from './postgres-binaries.ts';
import { ensureCluster, superuser } from './postgres-cluster.ts';
import { launch } from './postgres-launch.ts';
import { type Access, answers, ensureDatabase, urlOf } from './postgres-access.ts';
import { livingPostmaster, stopPostmaster } from './postmaster.ts';
import { chooseRunAs } from './run-as.ts';

export interface PostgresOptions {
  dataDir: string;
  logFile: string;
  /** The required port; the default is the last one if free, else a free one. */
  port?: number;
  /** Ports to avoid, although they may be free now. */
  leave?: number[];
  /** False for tests only: a crash of the machine may lose committed data. */
  durable?: boolean;
  /** File with its passwords; the default is database.json beside the data folder. */
  secretsFile?: string;
}

/** A running PostgreSQL of our own. `adminUrl` is its superuser on the database `fountain`. */
export interface Postgres {
  adminUrl: string;
  port: number;
  pid: number;
  adopted: boolean;
  stop(options?: { hurry?: boolean }): Promise<void>;
}

export const embeddedServer = 'embedded';
const patienceMs = 30_000;

/** Starts the PostgreSQL of a data folder, or adopts the one that still runs in it. It makes a missing folder. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  await mkdir(dirname(options.dataDir), { recursive: true });
  const home = await realpath(dirname(options.dataDir));
  const dataDir = join(home, basename(options.dataDir));
  const secrets = options.secretsFile ?? join(home, 'database.json');
  const password = await passwordsIn(secrets, embeddedServer).of(superuser);
  const running = await adopt(dataDir, password);
  if (running) return running;

  const { initdb, postgres } = await postgresBinaries();
  const durable = options.durable ?? true;
  const [as, owner] = await chooseRunAs(initdb, home, dataDir);
  await ensureCluster({ initdb, dataDir, password, as, owner, durable });
  if (options.port !== undefined && !(await isFree(options.port))) {
    throw new Error(`Port ${options.port}, which PostgreSQL is to use, is taken.`);
  }
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const port = options.port ?? (await choosePort(await lastPort(secrets, embeddedServer), options.leave));
    const attempt = await launch({
      postgres,
      dataDir,
      port,
      durable,
      as,
      password,
      logFile: options.logFile,
    });
    if ('pid' in attempt) {
      await ensureDatabase(urlOf({ port, password }, 'postgres'));
      await rememberPort(secrets, embeddedServer, port);
      return handle(attempt.pid, { port, password }, false);
    }
    const passing = /shared memory block .* is still in use/s.test(attempt.failure);
    const portLost = options.port === undefined && attempt.failure.includes('Address already in use');
    if (!(passing || portLost) || Date.now() > deadline) {
      throw new Error(`PostgreSQL did not start:\n${attempt.failure}\nIts log: ${options.logFile}`);
    }
    await sleep(300);
  }
}

async function adopt(dataDir: string, password: string): Promise<Postgres | undefined> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const found = await livingPostmaster(dataDir);
    if (!found) return undefined;
    const access = { port: found.port, password };
    if (found.status === 'ready' && (await answers(access))) {
      await ensureDatabase(urlOf(access, 'postgres'));
      return handle(found.pid, access, true);
    }
    if (Date.now() > deadline) {
      throw new Error(
        `PostgreSQL (process ${found.pid}) runs in ${dataDir} but does not answer. Stop it and try again.`,
      );
    }
    await sleep(100);
  }
}

async function choosePort(last: number | undefined, leave: number[] = []): Promise<number> {
  if (last !== undefined && !leave.includes(last) && (await isFree(last))) return last;
  const port = await freePort();
  return leave.includes(port) ? choosePort(undefined, leave) : port;
}

function handle(pid: number, access: Access, adopted: boolean): Postgres {
  const stop = async ({ hurry = false } = {}) => stopPostmaster(pid, hurry);
  return { adminUrl: urlOf(access), port: access.port, pid, adopted, stop };
}
