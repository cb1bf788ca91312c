import { resolve } from 'node:path';
import type { Rendering } from '@fountainai/render';
import type { Score, ScoreSection } from '@fountainai/score';
import type { OrchestrationRow, Render } from '../tables.ts';
import { compose } from './compose-job.ts';
import { begin, inJob, messageOf, tryJob, type JobParts, type Try } from './job.ts';
import { fileName } from './names.ts';
import { finish } from './orchestrations.ts';
import type { JobPayload } from './queue.ts';
import { storeStep, type MadeFile } from './store-step.ts';

const doing: Record<Render, string> = { pages: 'engraving', sound: 'performing' };

/** Renders an orchestration section by section. What was rendered before is not rendered again. */
export async function renderJob(parts: JobParts, job: JobPayload, chance: Try): Promise<void> {
  await tryJob(parts, job, 'rendering', chance, async (signal) => {
    const row = await begin(parts, job, 'rendering');
    const over = new Set([...row.finished, ...row.failures.map(({ step }) => step)]);
    const { score } = await compose(parts, row, signal);
    for (const [i, section] of score.sections.entries())
      for (const kind of row.render) {
        const step = `${kind} ${section.headingId}`;
        if (over.has(step)) continue;
        const of = score.sections.length > 1 ? ` section ${i + 1} of ${score.sections.length}` : '';
        const now = await begin(parts, job, `${doing[kind]}${of}`);
        await renderSection(parts, job, now, { score, section, kind, step, signal });
      }
    const { failures } = await begin(parts, job, 'finishing');
    await inJob(parts, job, (db) => finish(db, job, failures));
  });
}

interface Piece {
  score: Score;
  section: ScoreSection;
  kind: Render;
  step: string;
  signal: AbortSignal;
}

async function renderSection(
  parts: JobParts,
  job: JobPayload,
  row: OrchestrationRow,
  { score, section, kind, step, signal }: Piece,
): Promise<void> {
  const { headingId } = section;
  // An act that only holds scenes has no music of its own.
  if (section.bars.length === 0) return storeStep(parts, job, step, []);
  const { music, store, render: limits } = parts;
  await store.withFolder(async (folder) => {
    const options = { folder, signal, limits };
    const render = kind === 'pages' ? music.engrave : music.perform;
    const rendering = await render({ ...score, sections: [section] }, options).catch((error: unknown) => {
      if (signal.aborted || isFull(error)) throw error;
      return { by: '', files: [], failures: [{ headingId, message: messageOf(error) }] };
    });
    const [failed] = rendering.failures;
    const failure = failed && { step, headingId, message: failed.message };
    await storeStep(parts, job, step, madeFiles(row, headingId, rendering, folder), failure);
  });
}

function madeFiles(
  { story }: OrchestrationRow,
  headingId: number,
  { by, files }: Rendering,
  folder: string,
): MadeFile[] {
  return files.map(({ kind, path, page }) => {
    const place = { kind, headingId, page };
    return { ...place, name: fileName(story!, place), madeBy: by, path: resolve(folder, path) };
  });
}

function isFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes((error as { code?: string }).code ?? '');
}
