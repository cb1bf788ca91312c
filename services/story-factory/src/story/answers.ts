import { LRUCache } from 'lru-cache';
import type { StoryNow } from './story-now.ts';
import type { Story } from './story.ts';

/** Of each story: a reader who goes on and back in it, or several, with pages of 100,000 characters. */
const mostOfOne = 8;

const answers = new WeakMap<Story, LRUCache<string, object>>();

/**
 * Keeps an answer with the story that it is made of, so that it is written and compressed once.
 * @param question the operation and what is asked of it
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
