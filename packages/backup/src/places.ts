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

/** A database, its administrator's URL, and its services. */
export interface Place {
  adminUrl: string;
  services: string[];
}

export interface Where {
  home: string;
  env: NodeJS.ProcessEnv;
}

/** Returns the databases of the services: one, or several when services have their own. */
export function placesOf(env: NodeJS.ProcessEnv, own: Postgres | undefined): Place[] {
  const byUrl = new Map<string, string[]>();
  for (const { name, databaseVariable } of services) {
    const url = givenDatabase(env, databaseVariable)?.url ?? own?.adminUrl ?? '';
    byUrl.set(url, [...(byUrl.get(url) ?? []), name]);
  }
  return [...byUrl].map(([adminUrl, names]) => ({ adminUrl, services: names }));
}

/** Runs work while our own PostgreSQL runs; starts it if necessary. */
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

/** Runs work like `besideRunning`, but holds the home's lock, so that no service runs or starts meanwhile. */
export async function whileStopped<T>(where: Where, work: (own?: Postgres) => Promise<T>): Promise<T> {
  if (!needsOwnPostgres(where.env)) return work();
  await mkdir(where.home, { recursive: true });
  return withLock(where.home, async (heldBy) => {
    if (heldBy === undefined) return withOwnPostgres(where.home, work);
    throw new CommandFailure(`FountainAI runs here (process ${heldBy}). Stop it with Ctrl-C, then restore.`);
  });
}

/** @param work gets the id of the other process that holds the home's lock, if any */
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
