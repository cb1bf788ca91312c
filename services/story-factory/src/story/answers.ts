import { LRUCache } from 'lru-cache';
import type { StoryNow } from './story-now.ts';
import type { Story } from './story.ts';

/** Enough for one or several readers who page through the story with pages of 100,000 characters. */
const mostOfOne = 8;

const answers = new WeakMap<Story, LRUCache<string, object>>();

/**
 * Caches an answer with its story, so that the answer is serialized and compressed once.
 * @param question the operation and its parameters
 */
export function answerOf<Body extends object>(
  { story, score }: StoryNow,
  question: unknown[],
  make: () => Body,
): Body {
  const all = answers.get(story) ?? new LRUCache<string, object>({ max: mostOfOne });
  answers.set(story, all);
  const key = JSON.stringify([...question, score.map(({ id }) => id)]);
  const body = (all.get(key) as Body | undefined) ?? make();
  all.set(key, body);
  return body;
}
