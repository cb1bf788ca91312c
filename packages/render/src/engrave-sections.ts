import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Score, ScoreSection } from '@fountainai/score';
import { inTurn } from './in-turn.ts';
import type { RenderFailure, RenderOptions } from './renderer.ts';
import { ToolError } from './tool-errors.ts';

const atOnce = 2;

/** An engraved section, in a folder of its own. */
export interface EngravedSection {
  folder: string;
  pages: number;
}

/** Engraves a score of one section in the given folder and returns the number of pages. */
export type SectionEngraver = (score: Score, options: RenderOptions) => Promise<number>;

/**
 * Engraves each section separately, so that one failure leaves the others. The first section has the title of the
 * piece.
 */
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
  // Both lists have holes at the sections of the other list.
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
