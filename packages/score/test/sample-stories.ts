import { readFileSync } from 'node:fs';
import { parseFountain } from '@fountainai/play-formats';
import type { ScoreStory } from '../src/story.ts';
import { storyFromPlay } from '../src/story-from-play.ts';

/** A play of samples/. */
export const sampleStory = (file: string): ScoreStory =>
  storyFromPlay(parseFountain(readFileSync(new URL(`../../../samples/${file}`, import.meta.url), 'utf8')));

/** The first section with the given title, as a story with its cast. */
export const onlySection = (story: ScoreStory, title: string): ScoreStory => ({
  ...story,
  sections: story.sections.filter((section) => section.title.includes(title)).slice(0, 1),
});
