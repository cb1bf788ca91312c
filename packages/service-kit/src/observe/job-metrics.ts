import { Counter } from '@prometheus-io/client';
import { addGauge, registry } from './metrics.ts';

/** The number of jobs of one kind at one moment. */
export interface JobCount {
  task: string;
  /** Due now. */
  waiting: number;
  running: number;
  /** Failed and waiting for a retry. */
  failed: number;
  /** Age of the oldest due job; 0 when none is due. */
  oldestWaitingSeconds: number;
}

const failures = new Counter({
  name: 'fountain_jobs_failed_total',
  help: 'Jobs that ended without all they were to make, by what is missing',
  labelNames: ['step'],
  registers: [registry],
});

export const countFailedJob = (step: string): void => failures.inc({ step });

/**
 * Adds the gauges of a job queue.
 * @param count called at every scrape; when it fails, the gauges are absent instead of stale
 */
export function measureJobs(count: () => Promise<JobCount[]>): void {
  let counting: Promise<JobCount[]> | undefined;
  // Both gauges are collected at the same time and share one query.
  const counted = () =>
    (counting ??= count()
      .catch(() => [])
      .finally(() => (counting = undefined)));
  addGauge(
    'fountain_jobs',
    'Jobs by state: waiting, running, or failed and to be tried again',
    ['task', 'state'],
    async () =>
      (await counted()).flatMap(({ task, waiting, running, failed }) => [
        [{ task, state: 'waiting' }, waiting],
        [{ task, state: 'running' }, running],
        [{ task, state: 'failed' }, failed],
      ]),
  );
  addGauge(
    'fountain_jobs_oldest_waiting_seconds',
    'How long the first of the waiting jobs has been waiting',
    ['task'],
    async () => (await counted()).map(({ task, oldestWaitingSeconds }) => [{ task }, oldestWaitingSeconds]),
  );
}
