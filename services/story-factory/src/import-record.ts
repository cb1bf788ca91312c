import { createHash } from 'node:crypto';
import { conflict, type Db } from '@fountainai/service-kit';
import { and, eq, sql } from '@fountainai/drizzle';
import type { MadeParts } from './import-parts.ts';
import type { ImportSummary } from './import-summary.ts';
import { imports, type ImportRow } from './tables.ts';

/** A run without an update for this time was interrupted; the time is longer than any request may take. */
const interruptedAfterMs = 30_000;
/** The other services keep idempotency keys for a day, so an older run starts again. */
const forgottenAfterMs = 20 * 3_600_000;

export function sourceHashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** The record of an import that this request may run, or of a finished import. */
export type Claim = Pick<ImportRow, 'sourceHash' | 'attempt' | 'leftovers'> & { done: ImportSummary | null };

/**
 * Claims the import of a text. An interrupted run resumes where it stopped. After a failed run, or with `again` for a
 * deleted play, a new run starts.
 * @throws Problem 409 while another request runs the import
 */
export async function claimImport(
  db: Db,
  workspace: string,
  subject: string,
  sourceHash: string,
  again = false,
): Promise<Claim> {
  const fresh = { workspaceId: workspace, sourceHash, subject, state: 'running' as const };
  const inserted = await db.insert(imports).values(fresh).onConflictDoNothing().returning();
  if (inserted[0]) return { sourceHash, attempt: 1, leftovers: null, done: null };

  const [row] = await db.select().from(imports).where(ofText(workspace, sourceHash)).for('update');
  const { state, attempt, leftovers, summary, updatedAt } = row!;
  if (state === 'done' && !again) return { sourceHash, attempt, leftovers, done: summary };
  const idleMs = Date.now() - updatedAt.getTime();
  if (state === 'running' && idleMs < interruptedAfterMs)
    throw conflict('import_running', 'This very text is being imported right now; ask again in a moment.', {
      headers: { 'Retry-After': '5' },
    });
  const resumable =
    (state === 'running' || state === 'stopped') && idleMs < forgottenAfterMs && row!.subject === subject;
  const next = resumable ? attempt : attempt + 1;
  await db
    .update(imports)
    .set({ state: 'running', attempt: next, subject, updatedAt: sql`now()` })
    .where(ofText(workspace, sourceHash));
  return { sourceHash, attempt: next, leftovers, done: null };
}

export async function finishImport(
  db: Db,
  workspace: string,
  sourceHash: string,
  summary: ImportSummary,
): Promise<void> {
  const { scriptId } = summary;
  await setState(db, workspace, sourceHash, { state: 'done', summary, scriptId, leftovers: null });
}

/** @param leftovers the rows that could not be deleted; null for none */
export async function failImport(
  db: Db,
  workspace: string,
  sourceHash: string,
  leftovers: MadeParts | null,
): Promise<void> {
  await setState(db, workspace, sourceHash, { state: 'failed', leftovers });
}

/** Marks the run as stopped. The next import of the text resumes it. */
export async function stopImport(db: Db, workspace: string, sourceHash: string): Promise<void> {
  await setState(db, workspace, sourceHash, { state: 'stopped' });
}

async function setState(
  db: Db,
  workspace: string,
  sourceHash: string,
  change: Partial<ImportRow>,
): Promise<void> {
  await db
    .update(imports)
    .set({ ...change, updatedAt: sql`now()` })
    .where(ofText(workspace, sourceHash));
}

function ofText(workspace: string, sourceHash: string) {
  return and(eq(imports.workspaceId, workspace), eq(imports.sourceHash, sourceHash));
}
