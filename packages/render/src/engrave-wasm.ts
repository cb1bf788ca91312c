import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeMusicXml, type Score } from '@fountainai/score';
import { engraveSections } from './engrave-sections.ts';
import { runNodeProgram } from './node-program.ts';
import type { RenderedFile, Rendering, RenderOptions } from './renderer.ts';

const pdf = 'score.pdf';
const pathOf = (page: number) => `page-${page}.svg`;

/** Engraves with Verovio from npm: each section in a process of its own, then one process for the PDF. */
export async function engraveWasm(score: Score, options: RenderOptions): Promise<Rendering> {
  const { engraved, failures } = await engraveSections(score, options, engraveSection);
  const { folder } = options;
  const by = `verovio ${await readFile(join(engraved[0]!.folder, 'version.txt'), 'utf8')}`;
  const files: RenderedFile[] = [];
  for (const section of engraved) {
    for (let page = 1; page <= section.pages; page++) {
      const path = pathOf(files.length + 1);
      await rename(join(section.folder, pathOf(page)), join(folder, path));
      files.push({ kind: 'svg', path, page: files.length + 1 });
    }
    await rm(section.folder, { recursive: true });
  }
  await runNodeProgram('unite-svg', [pdf, ...files.map(({ path }) => path)], options);
  return { by, files: [{ kind: 'pdf', path: pdf, page: null }, ...files], failures };
}

async function engraveSection(score: Score, options: RenderOptions): Promise<number> {
  await writeFile(join(options.folder, 'score.musicxml'), writeMusicXml(score));
  const parts = String(score.sections[0]!.parts.length);
  const { output } = await runNodeProgram('draw-svg', ['score.musicxml', parts], options);
  return Number(/^(\d+) pages$/m.exec(output)?.[1]);
}
