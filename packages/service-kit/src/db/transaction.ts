import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { briefly } from './briefly.ts';
import { isConnectionError, isSerializationFailure } from './database-errors.ts';
import { dbOf, type Database, type Db } from './database.ts';
import { unavailable } from '../http/problem.ts';
import { holdBack, socketOf } from './socket-of.ts';

const attempts = 3;
const briefLockMs = 1_000;

/** `write together` gives up soon on a row that somebody holds: it is others' writes that would wait for it. */
type Mode = 'read' | 'write' | 'write together';

/**
 * Runs `work` in one transaction that sees only the rows of `workspace`. It is committed when `work` returns and rolled
 * back when it throws; after a serialization failure or a deadlock all of it is run again, at most three times.
 * @throws Problem 503 when the answer to COMMIT is lost: whether it took effect is then unknown, so it is not repeated
 */
export async function inWorkspace<T>(
  database: Database,
  workspace: string,
  work: (db: Db) => Promise<T>,
  mode: Mode = 'write',
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(database, workspace, work, mode);
    } catch (error) {
      if (!isSerializationFailure(error) || attempt === attempts) throw error;
      await sleep(Math.random() * 20 * 2 ** attempt);
    }
  }
}

async function once<T>(
  database: Database,
  workspace: string,
  work: (db: Db) => Promise<T>,
  mode: Mode,
): Promise<T> {
  const client = await database.pool.connect();
  const sentBefore = socketOf(client).bytesWritten;
  let failure: Error | undefined;
  try {
    // Repeatable read: all queries of a read see the rows of one moment, however many they are.
    const begin = mode === 'read' ? 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' : 'BEGIN';
    const impatience = mode === 'write together' ? `; SET LOCAL lock_timeout = ${briefLockMs}` : '';
    // Several statements go in one simple query, which takes no parameters. What the work asks first is sent right behind
    // it: should this fail, that finds the transaction aborted, or none, in which no workspace's rows are to be seen.
    holdBack(client);
    const begun = client.query(
      briefly(`${begin}; SET LOCAL app.ws = ${pg.escapeLiteral(workspace)}${impatience}`),
    );
    const [result] = await Promise.all([work(dbOf(client)), begun]);
    const committed = commit(client);
    // Nothing depends on the end of a read; whoever has the connection next is served after it.
    if (mode === 'read') committed.catch(() => {});
    else await committed;
    if (mode !== 'read') database.quota.wrote(workspace, socketOf(client).bytesWritten - sentBefore);
    return result;
  } catch (error) {
    failure = isConnectionError(error) ? asError(error) : await rollback(client);
    throw error;
  } finally {
    client.release(failure);
  }
}

async function commit(client: pg.PoolClient): Promise<void> {
  try {
    await client.query('COMMIT');
  } catch (error) {
    if (!isConnectionError(error)) throw error;
    throw unavailable(
      'outcome_unknown',
      'The database was lost while this was being stored. Look before you try again.',
      error,
    );
  }
}

/** A connection that cannot be rolled back is not given to anybody else; the first error is the one to report. */
async function rollback(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('ROLLBACK');
    return undefined;
  } catch (error) {
    return asError(error);
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
