// TEMPORARY, to be deleted at the merge: something of the composer's shape, so that what uses it runs.
import type { Score, ScoreSection } from './model.ts';
import type { ScoreStory, StorySection } from './story.ts';

export function composeScore(story: ScoreStory, options: { headingId?: number } = {}): Score {
  const { headingId } = options;
  const wanted = story.sections.filter((it) => headingId === undefined || it.headingId === headingId);
  return { title: story.title, author: story.author, cast: [], sections: wanted.map(sectionOf) };
}

function sectionOf({ headingId, title, elements }: StorySection): ScoreSection {
  const key = { letter: 'C', alter: 0, mode: 'ionian' } as const;
  const bars = elements.map((_, i) => ({
    tick: i * 1920,
    metre: { beats: 4, unit: 4 as const },
    key,
    tempo: 90,
  }));
  return { headingId, title, character: '', bars, parts: [], actions: [] };
}

export const writeMidi = (score: Score): Uint8Array =>
  new TextEncoder().encode(`MThd ${JSON.stringify(score)}`);
export const writeLilyPond = (score: Score): string => `% ${JSON.stringify(score)}`;
export const writeCsound = (score: Score): string => `<!-- ${score.sections.length} -->`;
export const writeMusicXml = (score: Score): string => `<score n="${score.sections.length}"/>`;
