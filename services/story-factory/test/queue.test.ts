import { inWorkspace } from '@fountainai/service-kit';
import { administer } from '@fountainai/service-testing';
import pg from 'pg';
import { expect, test } from 'vitest';
import { migrateQueue } from '../src/orchestration/migrate-queue.ts';
import { enqueue, jobsSchema } from '../src/orchestration/queue.ts';
import { countJobs } from '../src/orchestration/queue-metrics.ts';
import { orchestrations } from '../src/tables.ts';
import { setUp } from './setup.ts';

const { service } = setUp();

test('jobs are counted as waiting, running or to be tried again', async () => {
  const { database } = service;
  const none = { waiting: 0, running: 0, failed: 0, oldestWaitingSeconds: 0 };
  expect(await countJobs(database)).toEqual([
    { task: 'compose', ...none },
    { task: 'render', ...none },
  ]);
  for (const orchestrationId of [1, 2, 3, 4])
    await inWorkspace(database, `w${orchestrationId}`, (db) =>
      enqueue(db, 'compose', { workspace: `w${orchestrationId}`, orchestrationId, run: 1 }),
    );
  const change = (orchestrationId: number, set: string) =>
    administer(
      service.testDatabase.adminUrl,
      `UPDATE ${jobsSchema}._private_jobs SET ${set} WHERE key LIKE 'compose w${orchestrationId} %'`,
    );
  await change(1, `locked_at = now(), locked_by = 'somebody'`);
  await change(2, `attempts = 1, run_at = now() + interval '1 minute'`);
  await change(3, `run_at = now() - interval '1 hour'`);
  const [compose, render] = await countJobs(database);
  expect(compose).toMatchObject({ task: 'compose', waiting: 2, running: 1, failed: 1 });
  expect(compose!.oldestWaitingSeconds).toBeGreaterThanOrEqual(3600);
  expect(render).toEqual({ task: 'render', ...none });
});

test('a queue that is made anew has a job for what is not over, in every workspace', async () => {
  for (const [workspaceId, id, state] of [
    ['a', 1, 'queued'],
    ['b', 2, 'running'],
    ['b', 3, 'done'],
    ['c', 4, 'cancelled'],
  ] as const)
    await inWorkspace(service.database, workspaceId, (db) =>
      db
        .insert(orchestrations)
        .values({ workspaceId, id, key: state, scriptId: 1, revision: 1, render: [], total: 1, state }),
    );
  await administer(service.testDatabase.adminUrl, `DROP SCHEMA ${jobsSchema} CASCADE`);
  await migrateAsOwner();
  const waiting = async () => (await countJobs(service.database)).map((job) => job.waiting);
  expect(await waiting()).toEqual([2, 0]);
  const { rows } = await service.database.pool.query<{ key: string }>(
    `SELECT key FROM ${jobsSchema}.jobs ORDER BY key`,
  );
  expect(rows.map(({ key }) => key)).toEqual(['compose a 1 1', 'compose b 2 1']);

  // A second instance must not fill the queue again, because a job may be finished meanwhile.
  await service.database.pool.query(`DELETE FROM ${jobsSchema}._private_jobs WHERE key LIKE '% a %'`);
  await migrateAsOwner();
  expect(await waiting()).toEqual([1, 0]);
});

test('the service may not say which migrations the queue has had', async () => {
  const query = (sql: string) => service.database.pool.query(sql);
  await expect(query(`DELETE FROM ${jobsSchema}.migrations`)).rejects.toThrow('permission denied');
  expect((await query(`SELECT FROM ${jobsSchema}.migrations`)).rowCount).toBeGreaterThan(0);
});

async function migrateAsOwner(): Promise<void> {
  const { ownerUrl } = service.testDatabase;
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await migrateQueue(client, ownerUrl);
  await client.end();
}
