import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { handlerTimeoutMs, inTime } from '../src/http/deadline.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a handler that hangs ends with 503', async () => {
  const given = inTime(new Promise(() => {}));
  const caught = given.catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(handlerTimeoutMs);
  expect(await caught).toMatchObject({ status: 503, code: 'too_slow' });
});

test('a handler that ends in time leaves no timer, whether it succeeds or fails', async () => {
  expect(await inTime(Promise.resolve(7))).toBe(7);
  await expect(inTime(Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(vi.getTimerCount()).toBe(0);
});
