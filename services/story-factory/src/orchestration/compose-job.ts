import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OrchestrationRow } from '../tables.ts';
import { begin, hold, Hopeless, inJob, messageOf, tryJob, type JobParts, type Try } from './job.ts';
import type { Composition } from './music.ts';
import { fileName } from './names.ts';
import { finish, note } from './orchestrations.ts';
import { enqueue, type JobPayload } from './queue.ts';
import { storeStep, type MadeFile } from './store-step.ts';

export const scoreStep = 'score';

/** Composes an orchestration and stores the files of its score, then queues the rendering that the request asks for. */
export async function composeJob(parts: JobParts, job: JobPayload, chance: Try): Promise<void> {
  await tryJob(parts, job, scoreStep, chance, async (signal) => {
    const row = await begin(parts, job, 'composing');
    if (!row.finished.includes(scoreStep)) {
      const { written } = await compose(parts, row, signal);
      await parts.store.withFolder(async (folder) => {
        await storeStep(parts, job, scoreStep, await write(parts, row, written, folder));
      });
    }
    await inJob(parts, job, async (db) => {
      await hold(db, job);
      if (row.render.length === 0) return finish(db, job, []);
      await note(db, job, { stage: 'waiting to be rendered' });
      await enqueue(db, 'render', job);
    });
  });
}

/** @throws Hopeless, because composing the same story again fails in the same way */
export async function compose(
  { music }: JobParts,
  { story, headingId }: OrchestrationRow,
  signal: AbortSignal,
): Promise<Composition> {
  try {
    return await music.compose(story!, headingId, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    throw new Hopeless(`The score could not be composed: ${messageOf(error)}`, { cause: error });
  }
}

async function write(
  { music }: JobParts,
  { story, headingId }: OrchestrationRow,
  written: Composition['written'],
  folder: string,
): Promise<MadeFile[]> {
  const kinds = Object.keys(written) as (keyof typeof written)[];
  return Promise.all(
    kinds.map(async (kind) => {
      const path = join(folder, kind);
      await writeFile(path, written[kind]!);
      const place = { kind, headingId, page: null };
      return { ...place, name: fileName(story!, place), madeBy: music.version, path };
    }),
  );
}
