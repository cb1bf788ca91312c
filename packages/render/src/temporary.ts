// TEMPORARY, to be deleted at the merge: something of the renderer's shape, so that what uses it runs.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Score } from '@fountainai/score';
import type { RenderedFile, Rendering, RenderOptions } from './renderer.ts';

type Options = RenderOptions & { use?: 'auto' | 'native' | 'wasm' };

export const engrave = (score: Score, options: Options): Promise<Rendering> =>
  make(score, options, [
    ['pdf', 'score.pdf', null],
    ['svg', 'page-1.svg', 1],
  ]);

export const perform = (score: Score, options: Options): Promise<Rendering> =>
  make(score, options, [
    ['wav', 'music.wav', null],
    ['mp3', 'music.mp3', null],
  ]);

async function make(
  score: Score,
  { folder }: Options,
  parts: [RenderedFile['kind'], string, number | null][],
): Promise<Rendering> {
  const files: RenderedFile[] = [];
  for (const [kind, name, page] of parts) {
    const path = join(folder, name);
    await writeFile(path, `${kind} of ${score.sections.map(({ title }) => title).join()}`);
    files.push({ kind, path, page });
  }
  return { by: 'nobody 0', files, failures: [] };
}
