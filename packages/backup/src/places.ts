import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandFailure, readIfThere, homeFiles, tryLock, services } from '@fountainai/home';
import {
  givenDatabase,
  needsOwnPostgres,
  type Postgres,
  startPostgres,
  livingPostmaster,
} from '@fountainai/postgres';

/** A database, its administrator's address, and the services that keep their rows in it. */
export interface Place {
  adminUrl: string;
  services: string[];
}

export interface Where {
  home: string;
  env: NodeJS.ProcessEnv;
}

/** Where the rows are: in one database, or in several when services have databases of their own. */
export function placesOf(env: NodeJS.ProcessEnv, own: Postgres | undefined): Place[] {
  const byUrl = new Map<string, string[]>();
  for (const { name, databaseVariable } of services) {
    const url = givenDatabase(env, databaseVariable)?.url ?? own?.adminUrl ?? '';
    byUrl.set(url, [...(byUrl.get(url) ?? []), name]);
  }
  return [...byUrl].map(([adminUrl, names]) => ({ adminUrl, services: names }));
}

/** Runs work while our own PostgreSQL runs, which is started for it when it does not. */
export async function besideRunning<T>(where: Where, work: (own?: Postgres) => Promise<T>): Promise<T> {
  if (!needsOwnPostgres(where.env)) return work();
  const dataDir = homeFiles(where.home).postgres;
  if ((await readIfThere(join(dataDir, 'PG_VERSION'))) === undefined)
    throw new CommandFailure(`There is no database in ${where.home} yet.`);
  return withLock(where.home, async (heldBy) => {
    if (heldBy !== undefined && !(await livingPostmaster(join(await realpath(where.home), 'postgres'))))
      throw new CommandFailure(`FountainAI (process ${heldBy}) is just starting or stopping. Try again.`);
    return withOwnPostgres(where.home, work);
  });
}

/** The same, but not beside services: nothing of this home may run, nor start meanwhile. */
export async function whileStopped<T>(where: Where, work: (own?: Postgres) => Promise<T>): Promise<T> {
  if (!needsOwnPostgres(where.env)) return work();
  await mkdir(where.home, { recursive: true });
  return withLock(where.home, async (heldBy) => {
    if (heldBy === undefined) return withOwnPostgres(where.home, work);
    throw new CommandFailure(`FountainAI runs here (process ${heldBy}). Stop it with Ctrl-C, then restore.`);
  });
}

/** @param work is told which living process has the home, if it is another */
async function withLock<T>(home: string, work: (heldBy?: number) => Promise<T>): Promise<T> {
  const lock = await tryLock(homeFiles(home).lock);
  if ('heldBy' in lock) return work(lock.heldBy);
  try {
    return await work();
  } finally {
    lock.release();
  }
}

async function withOwnPostgres<T>(home: string, work: (own: Postgres) => Promise<T>): Promise<T> {
  const { postgres, log } = homeFiles(home);
  const own = await startPostgres({ dataDir: postgres, logFile: log('postgres') });
  try {
    return await work(own);
  } finally {
    if (!own.adopted) await own.stop();
  }
}
