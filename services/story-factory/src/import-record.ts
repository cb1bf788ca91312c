import { createHash } from 'node:crypto';
import { conflict, type Db } from '@fountainai/service-kit';
import { and, eq, sql } from '@fountainai/drizzle';
import type { MadeParts } from './import-parts.ts';
import type { ImportSummary } from './import-summary.ts';
import { imports, type ImportRow } from './tables.ts';

/** A run that has not been heard of for so long was interrupted; longer than any handler may take. */
const interruptedAfterMs = 30_000;
/** The other services remember what a run has made for a day; after that it starts anew. */
const forgottenAfterMs = 20 * 3_600_000;

export function sourceHashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** The record of an import, which this caller may now run; or the finished one. */
export type Claim = Pick<ImportRow, 'sourceHash' | 'attempt' | 'leftovers'> & { done: ImportSummary | null };

/**
 * Takes the import of a text on. An interrupted run is taken up where it stopped; after a failed one, or when the play
 * has been deleted since (`again`), a new one starts.
 * @throws Problem 409 while another caller runs it
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

/** @param leftovers what could not be taken back; null when nothing is left */
export async function failImport(
  db: Db,
  workspace: string,
  sourceHash: string,
  leftovers: MadeParts | null,
): Promise<void> {
  await setState(db, workspace, sourceHash, { state: 'failed', leftovers });
}

/** The next import of this text takes the run up where it stopped. */
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
