import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '@fountainai/drizzle';
import { openDatabase, type Database } from '../src/db/database.ts';
import { problemOfDatabaseError } from '../src/db/database-errors.ts';
import { allotIds } from '../src/db/last-ids.ts';
import { inWorkspace } from '../src/db/transaction.ts';
import { createTestDatabase, startTcpProxy, type TestDatabase } from '@fountainai/service-testing';

let testDatabase: TestDatabase;
let database: Database;
beforeAll(async () => {
  testDatabase = await createTestDatabase('character');
  database = openDatabase('character', { ...testDatabase.config, poolSize: 2 });
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

const allot = (workspace: string, count = 1, kind = 'characters') =>
  inWorkspace(database, workspace, (db) => allotIds(db, workspace, kind, count));

describe('ids', () => {
  test('begin at 1 in every workspace and for every kind, and are consecutive in one call', async () => {
    expect(await allot('first', 3)).toEqual([1, 2, 3]);
    expect(await allot('second', 2)).toEqual([1, 2]);
    expect(await allot('first', 1, 'paraphrases')).toEqual([1]);
    expect(await allot('first')).toEqual([4]);
    expect(await allot('first', 0)).toEqual([]);
  });

  test('of a rolled back transaction are not allotted again', async () => {
    const undone = inWorkspace(database, 'undone', async (db) => {
      await allotIds(db, 'undone', 'characters', 2);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await allot('undone')).toEqual([3]);
  });

  test('are allotted while another transaction with ids is open', async () => {
    const mine = await inWorkspace(database, 'open', async (db) => {
      const ids = await allotIds(db, 'open', 'characters', 1);
      expect(await allot('open')).toEqual([2]);
      return ids;
    });
    expect(mine).toEqual([1]);
  });

  test('need no connection of the pool', async () => {
    const begun = Promise.withResolvers<void>();
    let open = 0;
    const transactions = Array.from({ length: database.pool.options.max }, () =>
      inWorkspace(database, 'full', async (db) => {
        await db.execute(sql`SELECT 1`);
        if (++open === database.pool.options.max) begun.resolve();
        await begun.promise;
        return allotIds(db, 'full', 'characters', 1);
      }),
    );
    expect((await Promise.all(transactions)).flat().toSorted((a, b) => a - b)).toEqual([1, 2]);
  });

  test('of another workspace are refused by the database', async () => {
    await expect(
      database.pool.query(`INSERT INTO character.last_ids VALUES ('first', 'characters', 1)
        ON CONFLICT (workspace_id, kind) DO UPDATE SET last_id = 9`),
    ).rejects.toThrow('row-level security');
    expect((await database.pool.query('SELECT * FROM character.last_ids')).rows).toEqual([]);
  });

  test('continue after a lost connection', async () => {
    const url = new URL(testDatabase.config.url);
    const proxy = await startTcpProxy(Number(url.port));
    url.host = `127.0.0.1:${proxy.port}`;
    const through = openDatabase('character', { ...testDatabase.config, url: url.href, poolSize: 1 });
    const ask = () =>
      inWorkspace(through, 'lost', (db) => allotIds(db, 'lost', 'characters', 1)).catch(
        (error: unknown) => problemOfDatabaseError(error)?.status,
      );
    expect(await ask()).toEqual([1]);
    for (const loss of ['reset', 'silence'] as const) {
      proxy[loss]();
      await expect.poll(ask, { timeout: 10_000 }).toEqual([expect.any(Number)]);
    }
    await through.close();
    await proxy.close();
  });
});

test('20 callers in each of 3 killed processes never get the same id', async () => {
  const twoLives = async () => [...(await life()), ...(await life())];
  const ids = (await Promise.all([twoLives(), twoLives(), twoLives()])).flat();
  expect(new Set(ids).size).toBe(ids.length);
  const [next] = await allot('raced');
  expect(next).toBeGreaterThan(ids.reduce((a, b) => Math.max(a, b)));
});

/** @returns the ids that a process printed before it was killed */
async function life(): Promise<number[]> {
  const program = fileURLToPath(new URL('id-allotter.ts', import.meta.url));
  const child = spawn(process.execPath, [program, testDatabase.config.url, 'raced'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
    if (printed.length > 4_000) child.kill('SIGKILL');
  });
  await once(child, 'close');
  // The last line may be incomplete.
  return printed.split('\n').slice(0, -1).map(Number);
}
