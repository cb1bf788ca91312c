import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { writeLilyPond, type Score } from '@fountainai/score';
import { engraveSections } from './engrave-sections.ts';
import { inTurn } from './in-turn.ts';
import type { RenderedFile, Rendering, RenderOptions } from './renderer.ts';
import { runSandboxed } from './sandbox.ts';
import { ToolFailedError } from './tool-errors.ts';

const pdf = 'score.pdf';

/**
 * Engraves with LilyPond, a process for each section, because a whole play takes gigabytes; poppler joins the pages.
 */
export async function engraveNative(score: Score, options: RenderOptions, by: string): Promise<Rendering> {
  const { engraved, failures } = await engraveSections(score, options, engraveSection);
  const { folder } = options;
  const parts = engraved.map((section) => join(relative(folder, section.folder), pdf));
  if (parts.length === 1) await rename(join(folder, parts[0]!), join(folder, pdf));
  else await unite(parts, options);
  await Promise.all(engraved.map((section) => rm(section.folder, { recursive: true })));
  const pages = engraved.reduce((sum, section) => sum + section.pages, 0);
  return {
    by,
    files: [{ kind: 'pdf', path: pdf, page: null }, ...(await drawPages(pages, options))],
    failures,
  };
}

/** pdfunite makes the optional ID from the time of day. It stands behind every byte offset, so it can be removed. */
async function unite(parts: string[], options: RenderOptions): Promise<void> {
  await runSandboxed('pdfunite', [...parts, pdf], options);
  const path = join(options.folder, pdf);
  const bytes = await readFile(path, 'latin1');
  const trailer = bytes.lastIndexOf('trailer');
  const withoutId = bytes.slice(trailer).replace(/\/ID \[.*?\] (?=\/Root)/s, '');
  await writeFile(path, bytes.slice(0, trailer) + withoutId, 'latin1');
}

async function engraveSection(score: Score, options: RenderOptions): Promise<number> {
  await writeFile(join(options.folder, 'score.ly'), writeLilyPond(score));
  await runLilyPond(options);
  const { output } = await runSandboxed('pdfinfo', [pdf], options);
  return Number(/^Pages:\s+(\d+)/m.exec(output)?.[1]);
}

/**
 * A warning is a fault of our file, except for a letter missing in all fonts of this machine: that letter is left out.
 */
async function runLilyPond(options: RenderOptions): Promise<void> {
  const args = ['--loglevel=WARN', '-o', 'score', 'score.ly'];
  try {
    await runSandboxed('lilypond', ['-dwarning-as-error', ...args], options);
  } catch (error) {
    if (!(error instanceof ToolFailedError && error.output.includes('no glyph for character'))) throw error;
    await runSandboxed('lilypond', args, options);
  }
}

/** LilyPond's own SVG output takes forty times as long. */
async function drawPages(pages: number, options: RenderOptions): Promise<RenderedFile[]> {
  const numbers = Array.from({ length: pages }, (_, index) => index + 1);
  const pathOf = (page: number) => `page-${page}.svg`;
  await inTurn(numbers, 2, async (page) => {
    await runSandboxed('pdftocairo', ['-svg', '-f', `${page}`, '-l', `${page}`, pdf, pathOf(page)], options);
  });
  return numbers.map((page) => ({ kind: 'svg', path: pathOf(page), page }));
}
