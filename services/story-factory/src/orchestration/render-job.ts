import { resolve } from 'node:path';
import type { Rendering } from '@fountainai/render';
import type { Score, ScoreSection } from '@fountainai/score';
import { LRUCache } from 'lru-cache';
import type { OrchestrationRow, Render } from '../tables.ts';
import { compose } from './compose-job.ts';
import { begin, hold, inJob, messageOf, tryJob, type JobParts, type Try } from './job.ts';
import { fileName } from './names.ts';
import { finish } from './orchestrations.ts';
import { enqueue, type JobPayload } from './queue.ts';
import { storeStep, type MadeFile } from './store-step.ts';

const doing: Record<Render, string> = { pages: 'engraving', sound: 'performing' };

/**
 * Renders the pages or the sound of one section and queues the next step, so that other workspaces take turns in
 * between. Finished steps are skipped.
 */
export async function renderJob(parts: JobParts, job: JobPayload, chance: Try): Promise<void> {
  await tryJob(parts, job, 'rendering', chance, async (signal) => {
    const row = await begin(parts, job, 'rendering');
    const score = await scoreOf(parts, row, signal);
    const left = stepsLeft(row, score);
    for (let step = left.shift(); step; step = left.shift()) {
      const now = await begin(parts, job, stageOf(step, score));
      await renderSection(parts, job, now, { ...step, score, signal });
      if (step.section.bars.length > 0) break;
    }
    const { failures } = await begin(parts, job, left.length > 0 ? 'rendering' : 'finishing');
    await inJob(parts, job, async (db) => {
      await hold(db, job);
      if (left.length > 0) return enqueue(db, 'render', job);
      scores.delete(nameOf(row));
      return finish(db, job, failures);
    });
  });
}

/** Caches a few scores, so that a play is not composed again for each step while workspaces take turns. */
const scores = new LRUCache<string, Score>({ max: 4 });
const nameOf = ({ workspaceId, id, run, key }: OrchestrationRow) => `${workspaceId} ${id} ${run} ${key}`;

async function scoreOf(parts: JobParts, row: OrchestrationRow, signal: AbortSignal): Promise<Score> {
  const score = scores.get(nameOf(row)) ?? (await compose(parts, row, signal)).score;
  scores.set(nameOf(row), score);
  return score;
}

interface Step {
  section: ScoreSection;
  kind: Render;
  name: string;
}

function stepsLeft({ render, finished, failures }: OrchestrationRow, { sections }: Score): Step[] {
  const over = new Set([...finished, ...failures.map(({ step }) => step)]);
  return sections
    .flatMap((section) => render.map((kind) => ({ section, kind, name: `${kind} ${section.headingId}` })))
    .filter(({ name }) => !over.has(name));
}

function stageOf({ kind, section }: Step, { sections }: Score): string {
  const of = sections.length > 1 ? ` section ${sections.indexOf(section) + 1} of ${sections.length}` : '';
  return `${doing[kind]}${of}`;
}

interface Piece extends Step {
  score: Score;
  signal: AbortSignal;
}

async function renderSection(
  parts: JobParts,
  job: JobPayload,
  row: OrchestrationRow,
  { score, section, kind, name: step, signal }: Piece,
): Promise<void> {
  const { headingId } = section;
  // An act that only contains scenes has no music of its own.
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
