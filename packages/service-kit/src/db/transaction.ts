import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { briefly } from './briefly.ts';
import { isConnectionError, isSerializationFailure } from './database-errors.ts';
import { dbOf, type Database, type Db } from './database.ts';
import { unavailable } from '../http/problem.ts';
import { holdBack, socketOf } from './socket-of.ts';

const attempts = 3;
const briefLockMs = 1_000;

/** `write together` waits only briefly for a locked row, because other calls share its transaction. */
type Mode = 'read' | 'write' | 'write together';

/**
 * Runs `work` in one transaction that sees only the rows of `workspace`. It commits when `work` returns and rolls
 * back when it throws. After a serialization failure or a deadlock it runs `work` again, at most three times in
 * all.
 * @throws Problem 503 when the answer to COMMIT is lost: its effect is unknown, so it is not repeated
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
    // Repeatable read gives all queries of a read the same snapshot.
    const begin = mode === 'read' ? 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' : 'BEGIN';
    const impatience = mode === 'write together' ? `; SET LOCAL lock_timeout = ${briefLockMs}` : '';
    // One simple query carries several statements but no parameters. The first query of `work` follows in the
    // same packet. If BEGIN fails, that query finds an aborted transaction or no workspace, so it sees no rows.
    holdBack(client);
    const begun = client.query(
      briefly(`${begin}; SET LOCAL app.ws = ${pg.escapeLiteral(workspace)}${impatience}`),
    );
    const [result] = await Promise.all([work(dbOf(client)), begun]);
    const committed = commit(client);
    // The result does not depend on the COMMIT of a read; the connection runs later queries after it.
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

/** The pool drops a connection that cannot roll back. The caller reports the first error. */
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
