import { sectionTicks, type Score, type ScoreSection } from '../model.ts';

export interface SectionStart {
  section: ScoreSection;
  /** Where its tick 0 is in the whole piece. */
  tick: number;
}

/** The movements one after another, as every file of the whole piece has them: no gap between two of them. */
export function sectionStarts(score: Score): SectionStart[] {
  let end = 0;
  return score.sections.map((section) => {
    const tick = end;
    end += sectionTicks(section);
    return { section, tick };
  });
}
