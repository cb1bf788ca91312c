import { sql } from '@fountainai/drizzle';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openDatabase, type Database } from '../src/db/database.ts';
import { databaseError, isConnectionError, problemOfDatabaseError } from '../src/db/database-errors.ts';
import { Problem } from '../src/http/problem.ts';
import { inWorkspace } from '../src/db/transaction.ts';
import { createTestDatabase, startTcpProxy, type TestDatabase } from '@fountainai/service-testing';

let testDatabase: TestDatabase;
let database: Database;
beforeAll(async () => {
  testDatabase = await createTestDatabase('sequence');
  database = openDatabase('sequence', { ...testDatabase.config, poolSize: 2 });
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

const insert = (type: string, workspace = 'a') => sql`
  INSERT INTO sequence.counters (workspace_id, number_line, element_type, element_id, value)
  VALUES (${workspace}, 'by-one', ${type}, 0, 1)`;
const types = async (workspace: string) =>
  (
    await inWorkspace(database, workspace, (db) =>
      db.execute<{ element_type: string }>(sql`SELECT element_type FROM sequence.counters`),
    )
  ).rows.map((row) => row.element_type);
const idle = () => database.pool.idleCount === database.pool.totalCount && database.pool.waitingCount === 0;

describe('a transaction', () => {
  test('commits everything or nothing, and returns its connection', async () => {
    await inWorkspace(database, 'a', (db) => db.execute(insert('kept')));
    await expect(
      inWorkspace(database, 'a', async (db) => {
        await db.execute(insert('lost'));
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await types('a')).toEqual(['kept']);
    expect(idle()).toBe(true);
  });

  test('sees only its workspace, even if a query has no condition', async () => {
    await inWorkspace(database, 'b', (db) => db.execute(insert('theirs', 'b')));
    expect(await types('b')).toEqual(['theirs']);
    expect(await types('a')).not.toContain('theirs');
    const { rowCount } = await inWorkspace(database, 'a', (db) =>
      db.execute(sql`UPDATE sequence.counters SET value = 9 WHERE element_type = 'theirs'`),
    );
    expect(rowCount).toBe(0);
    await expect(inWorkspace(database, 'a', (db) => db.execute(insert('smuggled', 'b')))).rejects.toThrow();
  });

  test('leaves no workspace set on its connection', async () => {
    await types('a');
    const { rows } = await database.pool.query('SELECT * FROM sequence.counters');
    expect(rows).toEqual([]);
  });

  // The first query is sent before PostgreSQL has answered BEGIN.
  test.each(['write', 'read'] as const)('whose BEGIN fails does nothing: %s', async (mode) => {
    database.pool.once('acquire', failBegin);
    const tried = inWorkspace(database, 'a', (db) => db.execute(insert('unbegun')), mode);
    await expect(tried).rejects.toThrow();
    expect(await types('a')).toEqual(['kept']);
    database.pool.once('acquire', failBegin);
    await expect(types('a')).rejects.toThrow('division by zero');
    expect(idle()).toBe(true);
  });

  test('that only reads cannot write', async () => {
    await expect(inWorkspace(database, 'a', (db) => db.execute(insert('x')), 'read')).rejects.toMatchObject({
      cause: { code: '25006' },
    });
  });

  test('repeats after a serialization failure, three times at most', async () => {
    let runs = 0;
    const fail = (times: number) =>
      inWorkspace(database, 'a', async (db) => {
        runs++;
        if (runs <= times)
          await db.execute(sql`DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$`);
        return runs;
      });
    expect(await fail(2)).toBe(3);
    runs = 0;
    await expect(fail(9)).rejects.toMatchObject({ cause: { code: '40001' } });
    expect(runs).toBe(3);
  });

  test('whose connection breaks fails, the process survives, and the next one works', async () => {
    const failure = inWorkspace(database, 'a', async (db) => {
      const { rows } = await db.execute<{ pid: number }>(sql`SELECT pg_backend_pid() AS pid`);
      await terminate(rows[0]!.pid);
      await db.execute(sql`SELECT 1`);
    });
    const error = await failure.catch((e: unknown) => e);
    expect(problemOfDatabaseError(error)).toMatchObject({ status: 503, code: 'database_unavailable' });
    expect(await types('a')).toEqual(['kept']);
  });

  test('whose COMMIT gets no answer is a 503 and is not repeated', async () => {
    let runs = 0;
    const failure = inWorkspace(database, 'a', async (db) => {
      runs++;
      const { rows } = await db.execute<{ pid: number }>(sql`SELECT pg_backend_pid() AS pid`);
      await terminate(rows[0]!.pid);
    });
    await expect(failure).rejects.toMatchObject({ status: 503, code: 'outcome_unknown' });
    expect(runs).toBe(1);
  });

  test('whose connection falls silent is a 503, and the connection is not used again', async () => {
    const silent = Object.assign(new Error('Query read timeout'), { query: 'COMMIT' });
    expect(problemOfDatabaseError(silent)).toMatchObject({ status: 503, code: 'database_unavailable' });
    const unknown = new Problem(503, 'outcome_unknown', 'lost', { cause: silent });
    expect(isConnectionError(unknown)).toBe(true);
    expect(isConnectionError(new Problem(503, 'another', 'of ours'))).toBe(false);
  });

  test("whose server falls silent is ended by the pulse before the query's timeout", async () => {
    const url = new URL(testDatabase.config.url);
    const between = await startTcpProxy(Number(url.port));
    url.port = String(between.port);
    const silenced = openDatabase('sequence', { ...testDatabase.config, url: url.href, poolSize: 1 });
    const work = inWorkspace(silenced, 'a', async (db) => {
      await db.execute(sql`SELECT 1`);
      between.setFault('black hole');
      await db.execute(sql`SELECT 1`);
    });
    const error = await work.catch((e: unknown) => e);
    // The query's own timeout would be `Query read timeout`.
    expect(databaseError(error)?.message).toMatch(/Connection terminated/);
    expect(problemOfDatabaseError(error)).toMatchObject({ status: 503, code: 'database_unavailable' });
    await silenced.close();
    await between.close();
  });

  test('continues when this process stalled during the pulse', async () => {
    await types('a');
    const connecting = vi.spyOn(pg.Client.prototype, 'connect');
    const work = inWorkspace(database, 'a', (db) => db.execute(sql`SELECT pg_sleep(1)`));
    await vi.waitUntil(() => connecting.mock.calls.length > 0, { interval: 1, timeout: 10_000 });
    standStill(2_500);
    await expect(work).resolves.toBeDefined();
    connecting.mockRestore();
  });

  test('waits 2 s for a connection when all are in use, then fails', async () => {
    const { promise: done, resolve } = Promise.withResolvers<void>();
    const holders = [1, 2].map(() => inWorkspace(database, 'a', () => done));
    const error = await inWorkspace(database, 'a', async () => 1).catch((e: unknown) => e);
    expect(problemOfDatabaseError(error)).toMatchObject({ status: 503 });
    resolve();
    await Promise.all(holders);
    expect(idle()).toBe(true);
  });
});

function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function failBegin(client: pg.PoolClient): void {
  const query = client.query.bind(client);
  const failing = () => {
    Object.assign(client, { query });
    return client.query('SELECT 1 / 0');
  };
  Object.assign(client, { query: failing });
}

async function terminate(pid: number): Promise<void> {
  const client = new pg.Client({ connectionString: testDatabase.adminUrl });
  await client.connect();
  await client.query('SELECT pg_terminate_backend($1)', [pid]);
  await client.end();
}
