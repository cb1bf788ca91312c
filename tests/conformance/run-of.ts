import type { Run } from './checks/property.ts';
import type { RunningSystem } from './setup.ts';

/** The part of a run's cases that falls on one of `count` operations, in one of two files that generate. */
export function runOf({ seed, cases }: RunningSystem, count: number): Run {
  return { seed, cases: Math.max(1, Math.ceil(cases / 2 / count)) };
}

/** Time enough for one operation, however many cases are wanted. */
export const operationTimeoutMs = 300_000;
