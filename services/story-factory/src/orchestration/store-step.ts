import { inWorkspace } from '@fountainai/service-kit';
import { sql } from '@fountainai/drizzle';
import { orchestrations, type FileRow, type Failure } from '../tables.ts';
import { addFiles, makeRoom, unused } from './files.ts';
import { hold, inJob, type JobParts } from './job.ts';
import { lockWorkspace, thisOne } from './orchestrations.ts';
import type { JobPayload } from './queue.ts';

/** A file of a step, before it leaves the temporary folder. */
export type MadeFile = Pick<FileRow, 'kind' | 'headingId' | 'page' | 'name' | 'madeBy'> & { path: string };

/**
 * Stores the files and the end of a step, or its failure, once and in one transaction.
 * @throws Cancelled when the orchestration was cancelled, OutOfSpace when the workspace has no room for the files
 */
export async function storeStep(
  parts: JobParts,
  job: JobPayload,
  step: string,
  made: MadeFile[],
  failure?: Failure,
): Promise<void> {
  const files = await Promise.all(
    made.map(async (file) => ({ ...file, ...(await parts.store.examine(file.path)) })),
  );
  const size = files.reduce((sum, file) => sum + file.size, 0);
  let toSweep = files.map(({ sha256 }) => sha256);
  try {
    toSweep = await inJob(parts, job, async (db) => {
      const row = await hold(db, job);
      if (row.finished.includes(step)) return toSweep;
      const removed = await makeRoom(db, row, size, parts.mostBytes);
      for (const { sha256, path } of files) await parts.store.take(job.workspace, sha256, path);
      await addFiles(db, row, files);
      const finished = failure ? row.finished : [...row.finished, step];
      const failures = failure ? [...row.failures, failure] : row.failures;
      await db
        .update(orchestrations)
        .set({ finished, failures, updatedAt: sql`now()` })
        .where(thisOne(job));
      return removed;
    });
  } finally {
    await sweep(parts, job.workspace, toSweep);
  }
}

/**
 * Removes files from disk that no row of the workspace refers to, and locks out transactions that take in the same bytes.
 */
export async function sweep(
  { database, store }: Pick<JobParts, 'database' | 'store'>,
  workspace: string,
  hashes: string[],
): Promise<void> {
  if (hashes.length === 0) return;
  await inWorkspace(database, workspace, async (db) => {
    await lockWorkspace(db, workspace);
    await store.remove(workspace, await unused(db, workspace, hashes));
  });
}
