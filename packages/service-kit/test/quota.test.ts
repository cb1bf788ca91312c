import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openQuota } from '../src/db/quota.ts';

beforeAll(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterAll(() => void vi.useRealTimers());

/** Opens a quota over workspaces with these sizes. */
function quotaOver(kept: Record<string, number>, limit = 1_000) {
  const measure = vi.fn<(workspace: string) => Promise<number>>(async (workspace) => kept[workspace] ?? 0);
  return { quota: openQuota(limit, measure), measure };
}

test('a workspace is full at its limit, independent of other workspaces', async () => {
  const { quota } = quotaOver({ full: 1_000, nearly: 999 });
  expect(await quota.refusal('full')).toMatchObject({ status: 507, code: 'quota_exceeded' });
  expect(await quota.refusal('nearly')).toBeUndefined();
  expect(await quota.refusal('new')).toBeUndefined();
});

test('many writes share one measurement, and the bytes written since count', async () => {
  const { quota, measure } = quotaOver({ a: 100 });
  await Promise.all(Array.from({ length: 50 }, () => quota.refusal('a')));
  for (let i = 0; i < 10; i++) {
    quota.wrote('a', 10);
    expect(await quota.refusal('a')).toBeUndefined();
  }
  expect(measure).toHaveBeenCalledTimes(1);
});

test('near the limit the database is measured again, and the measurement decides', async () => {
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

test('a full workspace is measured again after a second, because another process may have freed space', async () => {
  const kept = { a: 2_000 };
  const { quota } = quotaOver(kept);
  expect(await quota.refusal('a')).toMatchObject({ status: 507 });
  kept.a = 10;
  expect(await quota.refusal('a')).toMatchObject({ status: 507 });
  vi.advanceTimersByTime(1_001);
  expect(await quota.refusal('a')).toBeUndefined();
});

test('a deletion frees space at once; without one a full workspace is not measured repeatedly', async () => {
  const kept = { a: 2_000 };
  const { quota, measure } = quotaOver(kept);
  for (let i = 0; i < 20; i++) expect(await quota.refusal('a')).toMatchObject({ status: 507 });
  expect(measure).toHaveBeenCalledTimes(1);
  kept.a = 10;
  quota.freed('a');
  expect(await quota.refusal('a')).toBeUndefined();
});

test('a workspace that cannot be measured is not refused and not measured at each write', async () => {
  const measure = vi.fn<() => Promise<number>>(() => Promise.reject(new Error('down')));
  const quota = openQuota(1_000, measure);
  for (let i = 0; i < 3; i++) expect(await quota.refusal('a')).toBeUndefined();
  expect(measure).toHaveBeenCalledTimes(1);
});
