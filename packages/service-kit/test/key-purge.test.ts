import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type Database } from '../src/db/database.ts';
import { purgeKeys } from '../src/idempotency/key-purge.ts';
import { administer, createTestDatabase, withClient, type TestDatabase } from '@fountainai/service-testing';

let testDatabase: TestDatabase;
let processes: Database[];
beforeAll(async () => {
  testDatabase = await createTestDatabase('sequence');
  processes = [1, 2, 3].map(() => openDatabase('sequence', { ...testDatabase.config, poolSize: 1 }));
});
afterAll(async () => {
  await Promise.all(processes.map((database) => database.close()));
  await testDatabase.drop();
});

/** Adds keys of several workspaces with the given age. */
const addKeys = (count: number, age: string) =>
  administer(
    testDatabase.adminUrl,
    `INSERT INTO sequence.idempotency_keys (workspace_id, subject, operation, key, fingerprint, answer, created_at)
     SELECT 'workspace ' || i % 3, 'subject', 'operation', '${age} ' || i, '', '{}', now() - interval '${age}'
     FROM generate_series(1, ${count}) AS i`,
  );
const ages = () =>
  withClient(testDatabase.adminUrl, async (client) => {
    const { rows } = await client.query<{ age: string; count: number }>(
      `SELECT split_part(key, ' ', 1) || ' h' AS age, count(*)::int FROM sequence.idempotency_keys GROUP BY 1 ORDER BY 1`,
    );
    return rows;
  });

test('several processes delete keys older than a day in every workspace, and younger keys stay', async () => {
  await addKeys(7_000, '25 hours');
  await addKeys(3, '24 hours 1 second');
  await addKeys(10, '23 hours 59 minutes');
  const counts = await Promise.all(processes.map(purgeKeys));
  expect(counts.reduce((a, b) => a + b)).toBe(7_003);
  expect(await ages()).toEqual([{ age: '23 h', count: 10 }]);
  expect(await purgeKeys(processes[0]!)).toBe(0);
});

test('the service sees no keys, and can delete none that is younger than a day', async () => {
  const { pool } = processes[0]!;
  await pool.query('SELECT sequence.purge_idempotency_keys(1000000)');
  await pool.query('DELETE FROM sequence.idempotency_keys');
  expect((await pool.query('SELECT * FROM sequence.idempotency_keys')).rows).toEqual([]);
  expect(await ages()).toEqual([{ age: '23 h', count: 10 }]);
});
