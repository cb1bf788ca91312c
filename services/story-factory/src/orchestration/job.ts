import { inWorkspace, type Database, type Db } from '@fountainai/service-kit';
import { and, eq } from '@fountainai/drizzle';
import type { RenderLimits } from '@fountainai/render';
import { orchestrations, type Failure, type OrchestrationRow } from '../tables.ts';
import { OutOfSpace } from './files.ts';
import type { FileStore } from './file-store.ts';
import type { Music } from './music.ts';
import { finish, lockWorkspace, note, thisOne } from './orchestrations.ts';
import type { JobPayload } from './queue.ts';

/** The dependencies of jobs. */
export interface JobParts {
  database: Database;
  store: FileStore;
  music: Music;
  /** The maximum size of a workspace's files together. */
  mostBytes: number;
  render: RenderLimits;
}

/** One attempt at a job. `signal` aborts it when this process stops; another process then resumes the job. */
export interface Try {
  signal: AbortSignal;
  isLast: boolean;
}

/** The orchestration was cancelled, so the job stops. */
export class Cancelled extends Error {
  override name = 'Cancelled';
}

/** The job fails in the same way at every attempt. */
export class Hopeless extends Error {
  override name = 'Hopeless';
}

const lookAgainMs = 1_000;

/**
 * Runs a job. A temporary error is thrown, so that the queue retries the job. A permanent error, or the error of the
 * last attempt, becomes the orchestration's failure.
 */
export async function tryJob(
  parts: JobParts,
  job: JobPayload,
  step: string,
  { signal, isLast }: Try,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const cancelled = watchForCancel(parts, job);
  try {
    await work(AbortSignal.any([signal, cancelled.signal]));
  } catch (error) {
    if (error instanceof Cancelled || cancelled.signal.aborted) return;
    const mayPass = !(error instanceof Hopeless || error instanceof OutOfSpace);
    if (signal.aborted || (mayPass && !isLast)) {
      await inJob(parts, job, (db) => note(db, job, { stage: reasonToWait(error) })).catch(() => {});
      throw error;
    }
    await inJob(parts, job, (db) => fail(db, job, { step, headingId: null, message: messageOf(error) }));
  } finally {
    cancelled.stop();
  }
}

export function inJob<T>({ database }: JobParts, { workspace }: JobPayload, work: (db: Db) => Promise<T>) {
  return inWorkspace(database, workspace, work);
}

/** Stores the job's stage. @throws Cancelled */
export async function begin(parts: JobParts, job: JobPayload, stage: string): Promise<OrchestrationRow> {
  const row = await inJob(parts, job, (db) => note(db, job, { state: 'running', stage }));
  if (!row) throw new Cancelled();
  return row;
}

/** Locks the orchestration until the transaction ends. @throws Cancelled */
export async function hold(db: Db, job: JobPayload): Promise<OrchestrationRow> {
  await lockWorkspace(db, job.workspace);
  const [row] = await db.select().from(orchestrations).where(thisOne(job));
  if (row?.state !== 'running') throw new Cancelled();
  return row;
}

/** Ends an orchestration with its earlier failures and this one. */
export async function fail(db: Db, job: JobPayload, failure: Failure): Promise<void> {
  const [row] = await db.select().from(orchestrations).where(thisOne(job));
  if (row) await finish(db, job, [...row.failures, failure]);
}

function watchForCancel(parts: JobParts, job: JobPayload) {
  const abort = new AbortController();
  const look = async () => {
    const found = await inWorkspace(
      parts.database,
      job.workspace,
      (db) =>
        db
          .select({ state: orchestrations.state })
          .from(orchestrations)
          .where(and(thisOne(job), eq(orchestrations.state, 'running'))),
      'read',
    );
    if (found.length === 0) abort.abort(new Cancelled());
  };
  // An error of the database is ignored: without the database, no request can cancel the job.
  const timer = setInterval(() => void look().catch(() => {}), lookAgainMs);
  return { signal: abort.signal, stop: () => clearInterval(timer) };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function reasonToWait(error: unknown): string {
  const { code } = error as { code?: string };
  return code === 'ENOSPC' || code === 'EDQUOT' ? 'waiting: the disk is full' : 'waiting to be tried again';
}
