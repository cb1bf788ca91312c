import { sectionTicks, type Score, type ScoreSection } from '../model.ts';

export interface SectionStart {
  section: ScoreSection;
  /** The position of its tick 0 in the whole piece. */
  tick: number;
}

/** The movements one after another without a gap, as in all files of the whole piece. */
export function sectionStarts(score: Score): SectionStart[] {
  let end = 0;
  return score.sections.map((section) => {
    const tick = end;
    end += sectionTicks(section);
    return { section, tick };
  });
}
