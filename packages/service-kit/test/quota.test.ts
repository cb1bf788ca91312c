import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openQuota } from '../src/db/quota.ts';

beforeAll(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterAll(() => void vi.useRealTimers());

/** Opens a quota over workspaces with these sizes. */
function quotaOver(kept: Record<string, number>, limit = 1_000) {
  const measure = vi.fn<(workspace: string) => Promise<number>>(async (workspace) => kept[workspace] ?? 0);
  return { quota: openQuota(limit, measure), measure };
}

test('a workspace is full when it keeps as much as it may, whatever others keep', async () => {
  const { quota } = quotaOver({ full: 1_000, nearly: 999 });
  expect(await quota.refusal('full')).toMatchObject({ status: 507, code: 'quota_exceeded' });
  expect(await quota.refusal('nearly')).toBeUndefined();
  expect(await quota.refusal('new')).toBeUndefined();
});

test('many writes are one measurement, and what was written since counts', async () => {
  const { quota, measure } = quotaOver({ a: 100 });
  await Promise.all(Array.from({ length: 50 }, () => quota.refusal('a')));
  for (let i = 0; i < 10; i++) {
    quota.wrote('a', 10);
    expect(await quota.refusal('a')).toBeUndefined();
  }
  expect(measure).toHaveBeenCalledTimes(1);
});

test('when writes come near the limit, the database is asked, and its word counts', async () => {
  const kept = { a: 100 };
  const { quota, measure } = quotaOver(kept);
  await quota.refusal('a');
  quota.wrote('a', 5_000);
  vi.advanceTimersByTime(1);
  expect(await quota.refusal('a')).toBeUndefined();
  expect(measure).toHaveBeenCalledTimes(2);
  kept.a = 5_000;
  quota.wrote('a', 5_000);
  vi.advanceTimersByTime(1);
  expect(await quota.refusal('a')).toMatchObject({ status: 507 });
});

test('a full workspace is measured anew after a second: another process may have made room', async () => {
  const kept = { a: 2_000 };
  const { quota } = quotaOver(kept);
  expect(await quota.refusal('a')).toMatchObject({ status: 507 });
  kept.a = 10;
  expect(await quota.refusal('a')).toMatchObject({ status: 507 });
  vi.advanceTimersByTime(1_001);
  expect(await quota.refusal('a')).toBeUndefined();
});

test('a deletion makes room at once; without one a full workspace is not measured again and again', async () => {
  const kept = { a: 2_000 };
  const { quota, measure } = quotaOver(kept);
  for (let i = 0; i < 20; i++) expect(await quota.refusal('a')).toMatchObject({ status: 507 });
  expect(measure).toHaveBeenCalledTimes(1);
  kept.a = 10;
  quota.freed('a');
  expect(await quota.refusal('a')).toBeUndefined();
});

test('a workspace that cannot be measured is not refused, nor waited for again at each write', async () => {
  const measure = vi.fn<() => Promise<number>>(() => Promise.reject(new Error('down')));
  const quota = openQuota(1_000, measure);
  for (let i = 0; i < 3; i++) expect(await quota.refusal('a')).toBeUndefined();
  expect(measure).toHaveBeenCalledTimes(1);
});
