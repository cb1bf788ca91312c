import { inWorkspace, type Database, type Db } from '@fountainai/service-kit';
import { and, eq } from '@fountainai/drizzle';
import type { RenderLimits } from '@fountainai/render';
import { orchestrations, type Failure, type OrchestrationRow } from '../tables.ts';
import { OutOfSpace } from './files.ts';
import type { FileStore } from './file-store.ts';
import type { Music } from './music.ts';
import { finish, lockWorkspace, note, thisOne } from './orchestrations.ts';
import type { JobPayload } from './queue.ts';

/** What jobs work with. */
export interface JobParts {
  database: Database;
  store: FileStore;
  music: Music;
  /** What all files of a workspace may take together. */
  mostBytes: number;
  render: RenderLimits;
}

/** One try of a job. `signal` ends it when this process stops; another one takes it up then. */
export interface Try {
  signal: AbortSignal;
  isLast: boolean;
}

/** The job is not to go on: it was cancelled. */
export class Cancelled extends Error {
  override name = 'Cancelled';
}

/** Trying again would be of no use. */
export class Hopeless extends Error {
  override name = 'Hopeless';
}

const lookAgainMs = 1_000;

/**
 * Does the work of a job. What fails for a reason that may pass is thrown, to be tried again later; the last time, and
 * what is hopeless, becomes the orchestration's failure.
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

/** Marks that the job goes on, at this stage. @throws Cancelled */
export async function begin(parts: JobParts, job: JobPayload, stage: string): Promise<OrchestrationRow> {
  const row = await inJob(parts, job, (db) => note(db, job, { state: 'running', stage }));
  if (!row) throw new Cancelled();
  return row;
}

/** The orchestration for this transaction alone. @throws Cancelled */
export async function hold(db: Db, job: JobPayload): Promise<OrchestrationRow> {
  await lockWorkspace(db, job.workspace);
  const [row] = await db.select().from(orchestrations).where(thisOne(job));
  if (row?.state !== 'running') throw new Cancelled();
  return row;
}

/** Ends an orchestration with what has failed so far, and this. */
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
  // When the database is away, there is nobody who cancels.
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
