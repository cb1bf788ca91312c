import { inWorkspace } from '@fountainai/service-kit';
import { administer } from '@fountainai/service-kit/testing';
import { expect, test } from 'vitest';
import { enqueue, jobsSchema } from '../src/orchestration/queue.ts';
import { countJobs } from '../src/orchestration/queue-metrics.ts';
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
