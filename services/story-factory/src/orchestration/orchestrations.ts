import { createHash } from 'node:crypto';
import type { ScoreStory } from '@fountainai/score';
import { allotIds, countFailedJob, Problem, type Db } from '@fountainai/service-kit';
import { and, count, desc, eq, inArray, isNull, ne, sql } from '@fountainai/drizzle';
import { orchestrations, type Failure, type OrchestrationRow, type Render } from '../tables.ts';
import { enqueue, type JobPayload } from './queue.ts';

/** The requested orchestration: the present story and the files to make from it. */
export interface Wanted {
  scriptId: number;
  /** Null for the whole play. */
  headingId: number | null;
  render: Render[];
  revision: number;
  story: ScoreStory;
  /** The version of the composed music. */
  version: string;
}

const pending = ['queued', 'running'] as const;

/**
 * Requests an orchestration. A pending or finished one does not start again; a failed one continues where it failed.
 * @param mostPending the maximum number of waiting and running orchestrations in a workspace
 * @throws Problem 429 when the workspace has that many
 */
export async function ask(
  db: Db,
  workspace: string,
  wanted: Wanted,
  mostPending: number,
): Promise<OrchestrationRow> {
  await lockWorkspace(db, workspace);
  const key = keyOf(wanted);
  const ofKey = and(eq(orchestrations.workspaceId, workspace), eq(orchestrations.key, key));
  const [known] = await db.select().from(orchestrations).where(ofKey);
  const { revision, story } = wanted;
  const asked = { revision, requestedAt: sql`now()` };
  if (known && known.state !== 'failed' && known.state !== 'cancelled') {
    const [row] = await db.update(orchestrations).set(asked).where(ofKey).returning();
    return row!;
  }

  await refuseTooMany(db, workspace, mostPending);
  const { scriptId, headingId, render } = wanted;
  const fresh = { state: 'queued' as const, stage: 'waiting', failures: [], story };
  const total = 1 + render.length * (headingId === null ? story.sections.length : 1);
  const id = known?.id ?? (await allotIds(db, workspace, 'orchestrations', 1))[0]!;
  const [row] = await db
    .insert(orchestrations)
    .values({ workspaceId: workspace, id, key, scriptId, headingId, render, revision, total, ...fresh })
    .onConflictDoUpdate({
      target: [orchestrations.workspaceId, orchestrations.key],
      set: { ...asked, ...fresh, run: sql`${orchestrations.run} + 1`, updatedAt: sql`now()` },
    })
    .returning();
  await enqueue(db, 'compose', { workspace, orchestrationId: row!.id, run: row!.run });
  return row!;
}

/** Allows one writer per workspace until the transaction ends, because concurrent writers would miscount. */
export async function lockWorkspace(db: Db, workspace: string): Promise<void> {
  await db.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`orchestrations ${workspace}`}, 0))`);
}

function keyOf({ scriptId, headingId, render, story, version }: Wanted): string {
  return createHash('sha256')
    .update(JSON.stringify([scriptId, headingId, render.toSorted(), version, story]))
    .digest('hex');
}

async function refuseTooMany(db: Db, workspace: string, mostPending: number): Promise<void> {
  const [found] = await db
    .select({ pending: count() })
    .from(orchestrations)
    .where(and(eq(orchestrations.workspaceId, workspace), inArray(orchestrations.state, pending)));
  if (found!.pending < mostPending) return;
  throw new Problem(
    429,
    'too_many_orchestrations',
    `This workspace has ${found!.pending} orchestrations waiting or running, which is as many as it may have. Wait for one, or cancel one.`,
    { headers: { 'Retry-After': '30' } },
  );
}

function ofPlace(workspace: string, scriptId: number, headingId: number | null) {
  return and(
    eq(orchestrations.workspaceId, workspace),
    eq(orchestrations.scriptId, scriptId),
    headingId === null ? isNull(orchestrations.headingId) : eq(orchestrations.headingId, headingId),
  );
}

export const newestFirst = [desc(orchestrations.requestedAt), desc(orchestrations.id)];

/** Returns the orchestrations of a script or a section; the last requested one is the first. */
export async function allOf(
  db: Db,
  workspace: string,
  scriptId: number,
  headingId: number | null,
): Promise<OrchestrationRow[]> {
  return db
    .select()
    .from(orchestrations)
    .where(ofPlace(workspace, scriptId, headingId))
    .orderBy(...newestFirst);
}

/**
 * Cancels the latest orchestration and deletes earlier ones. The caller removes their files before: see
 * `removeFilesOf`.
 */
export async function cancel(db: Db, latest: OrchestrationRow): Promise<OrchestrationRow> {
  const { workspaceId, scriptId, headingId, id } = latest;
  const nothing = { finished: [], failures: [], story: null };
  const [row] = await db
    .update(orchestrations)
    .set({ state: 'cancelled', stage: 'cancelled', ...nothing, updatedAt: sql`now()` })
    .where(and(eq(orchestrations.workspaceId, workspaceId), eq(orchestrations.id, id)))
    .returning();
  await db
    .delete(orchestrations)
    .where(and(ofPlace(workspaceId, scriptId, headingId), ne(orchestrations.id, id)));
  return row!;
}

/** Selects the orchestration of a job, while the job's run is the present one. */
export function thisOne({ workspace, orchestrationId, run }: JobPayload) {
  return and(
    eq(orchestrations.workspaceId, workspace),
    eq(orchestrations.id, orchestrationId),
    eq(orchestrations.run, run),
  );
}

/**
 * Stores a job's progress.
 * @returns undefined when the job must stop, because the orchestration is cancelled or finished
 */
export async function note(
  db: Db,
  job: JobPayload,
  change: { state?: 'queued' | 'running'; stage: string; failures?: Failure[]; finished?: string[] },
): Promise<OrchestrationRow | undefined> {
  const [row] = await db
    .update(orchestrations)
    .set({ ...change, updatedAt: sql`now()` })
    .where(and(thisOne(job), inArray(orchestrations.state, pending)))
    .returning();
  return row;
}

/** Ends an orchestration: `done`, or `failed` with its failures. */
export async function finish(db: Db, job: JobPayload, failures: Failure[]): Promise<void> {
  const state = failures.length > 0 ? 'failed' : 'done';
  // The step `sound 12` failed for section 12; the metric counts it as `sound`.
  for (const step of new Set(failures.map(({ step: whole }) => whole.split(' ', 1)[0]!)))
    countFailedJob(step);
  await db
    .update(orchestrations)
    .set({ state, stage: state, failures, story: null, updatedAt: sql`now()` })
    .where(and(thisOne(job), inArray(orchestrations.state, pending)));
}
