import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Score, ScoreSection } from '@fountainai/score';
import { inTurn } from './in-turn.ts';
import type { RenderFailure, RenderOptions } from './renderer.ts';
import { ToolError } from './tool-errors.ts';

const atOnce = 2;

/** A section that is on pages, in a folder of its own. */
export interface EngravedSection {
  folder: string;
  pages: number;
}

/** Puts a score of one section on pages, in the folder it is given, and says how many they are. */
export type SectionEngraver = (score: Score, options: RenderOptions) => Promise<number>;

/** Every section by itself, so that none takes the others with it. The first one has the title of the whole. */
export async function engraveSections(
  score: Score,
  options: RenderOptions,
  engraveSection: SectionEngraver,
): Promise<{ engraved: EngravedSection[]; failures: RenderFailure[] }> {
  const engraved: EngravedSection[] = [];
  const failures: RenderFailure[] = [];
  const one = async (section: ScoreSection, index: number) => {
    const folder = join(options.folder, `section-${index + 1}`);
    await mkdir(folder);
    try {
      const pages = await engraveSection(onlySection(score, index), { ...options, folder });
      engraved[index] = { folder, pages };
    } catch (error) {
      if (!(error instanceof ToolError || error instanceof RangeError)) throw error;
      failures[index] = { headingId: section.headingId, message: error.message };
    }
  };
  await inTurn(score.sections, atOnce, one);
  // Both have holes where the other has a section.
  const result = { engraved: engraved.flat(), failures: failures.flat() };
  if (result.engraved.length === 0)
    throw new Error(`Not one section could be engraved: ${result.failures[0]?.message ?? 'there is none'}`);
  return result;
}

const onlySection = (score: Score, index: number): Score => ({
  ...score,
  ...(index === 0 ? {} : { title: '', author: '' }),
  sections: [score.sections[index]!],
});
