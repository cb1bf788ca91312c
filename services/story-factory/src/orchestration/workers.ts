import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { inJobSpan } from '@fountainai/service-kit';
import { Logger, run, type Runner, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import { composeJob } from './compose-job.ts';
import { inJob, type JobParts } from './job.ts';
import { endTurn, jobsSchema, type JobPayload, type Task } from './queue.ts';
import { renderJob } from './render-job.ts';
import { showAlive, takeOver } from './worker-life.ts';

export interface WorkerOptions {
  /** The URL with the service's own role. */
  databaseUrl: string;
  /** The maximum number of orchestrations that this process renders at the same time. */
  renderings: number;
  log: { debug: Log; warn: Log };
  /** The interval of checks for dead workers; tests use a shorter one. */
  lookEveryMs?: number;
}
type Log = (details: object, message: string) => void;

const work = { compose: composeJob, render: renderJob };
const compositions = 2;
const pauseMs = 1_000;
/** Each of the two pools listens on one connection; taking and finishing a job is short. */
const mostConnections = 6;

/**
 * Works on the queue until `stop`, and restarts after a lost database. Composing and rendering have workers of their
 * own, so that a score does not wait for the sound of another play.
 */
export function startWorkers(parts: JobParts, options: WorkerOptions): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const live = async () => {
    while (!stopping.signal.aborted) {
      await oneLife(parts, options, stopping.signal).catch((error: unknown) =>
        options.log.warn({ err: error }, 'the workers begin again'),
      );
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };
  const ended = live();
  return {
    stop: () => {
      stopping.abort(new Error('This process is stopping.'));
      return ended;
    },
  };
}

/**
 * Runs the workers on one connection until the connection is lost or `stop` aborts. Jobs that still run then are
 * aborted.
 */
async function oneLife(parts: JobParts, options: WorkerOptions, stop: AbortSignal): Promise<void> {
  const { databaseUrl, renderings, lookEveryMs = 15_000 } = options;
  const config = {
    connectionString: databaseUrl,
    application_name: 'fountainai story-factory workers',
    keepAlive: true,
  };
  const client = new pg.Client(config);
  const lost = new AbortController();
  client.on('error', (error) => lost.abort(error));
  client.on('end', () => lost.abort(new Error('The connection to the database has ended.')));
  const signal = AbortSignal.any([stop, lost.signal]);
  // The workers get a new pool each time, because the service may replace its own pool meanwhile.
  const connections = new pg.Pool({ ...config, max: mostConnections });
  connections.on('error', () => {});
  connections.on('connect', (each) => each.on('error', () => {}));
  const runners: Runner[] = [];
  const pools: string[] = [];
  try {
    await client.connect();
    for (const [task, concurrency] of [
      ['compose', compositions],
      ['render', renderings],
    ] as const) {
      const start = { task, concurrency, signal, connections };
      const runner = await startRunner(parts, options, start, (id) => pools.push(id));
      runners.push(runner);
      const over = () => lost.abort(new Error('The workers have ended.'));
      runner.promise.then(over, over);
    }
    for (const pool of pools) await showAlive(client, pool);
    for (;;) {
      await takeOver(client, parts, pools, lookEveryMs);
      await sleep(lookEveryMs, undefined, { signal });
    }
  } catch (error) {
    if (!stop.aborted) throw error;
  } finally {
    lost.abort(new Error('The workers begin again.'));
    await Promise.allSettled(runners.map((runner) => runner.stop()));
    await Promise.allSettled([connections.end(), client.end()]);
  }
}

interface Start {
  task: Task;
  concurrency: number;
  signal: AbortSignal;
  connections: pg.Pool;
}

async function startRunner(
  parts: JobParts,
  { log }: WorkerOptions,
  { task, concurrency, signal, connections }: Start,
  onPool: (id: string) => void,
): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => onPool(workerPool.id));
  return run({
    pgPool: connections,
    schema: jobsSchema,
    events,
    concurrency,
    noHandleSignals: true,
    noPreparedStatements: true,
    parsedCronItems: [],
    gracefulShutdownAbortTimeout: 1_000,
    logger: new Logger(
      () => (level, message, meta) =>
        (level === 'error' || level === 'warning' ? log.warn : log.debug).call(log, { ...meta }, message),
    ),
    taskList: {
      [task]: async (payload, helpers) => {
        const { attempts, max_attempts: most } = helpers.job;
        const end = AbortSignal.any([signal, helpers.abortSignal]);
        const chance = { signal: end, isLast: attempts >= most };
        const job = payload as JobPayload;
        await inJobSpan(task, () => work[task](parts, job, chance));
        await inJob(parts, job, (db) => endTurn(db, task, job.workspace));
      },
    },
  });
}
