import type { Run } from './checks/property.ts';
import type { RunningSystem } from './setup.ts';

/** The number of a run's cases for one of `count` operations, in one of the two generating files. */
export function runOf({ seed, cases }: RunningSystem, count: number): Run {
  return { seed, cases: Math.max(1, Math.ceil(cases / 2 / count)) };
}

/** The time limit for one operation with any number of cases. */
export const operationTimeoutMs = 300_000;
