import { readFileSync } from 'node:fs';
import { parseFountain } from '@fountainai/play-formats';
import type { ScoreStory } from '../src/story.ts';
import { storyFromPlay } from '../src/story-from-play.ts';

/** One of the plays in samples/. */
export const sampleStory = (file: string): ScoreStory =>
  storyFromPlay(parseFountain(readFileSync(new URL(`../../../samples/${file}`, import.meta.url), 'utf8')));

/** The first section of a story with such a title, and the cast it has there. */
export const onlySection = (story: ScoreStory, title: string): ScoreStory => ({
  ...story,
  sections: story.sections.filter((section) => section.title.includes(title)).slice(0, 1),
});
