import { Counter } from '@prometheus-io/client';
import { addGauge, registry } from './metrics.ts';

/** The jobs of one kind, counted at one moment. */
export interface JobCount {
  task: string;
  /** To be done now. */
  waiting: number;
  running: number;
  /** Failed, and to be tried again later. */
  failed: number;
  /** How long the first of those to be done now has been waiting; 0 when there are none. */
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
 * Shows a queue of jobs.
 * @param count asked at every scrape; when it fails, there are no numbers rather than old ones
 */
export function measureJobs(count: () => Promise<JobCount[]>): void {
  let counting: Promise<JobCount[]> | undefined;
  // Both gauges are collected at the same time, from one query.
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
