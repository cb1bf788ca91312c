import { keep } from '@fountainai/service-kit';
import { LRUCache } from 'lru-cache';

/** Of each thing: a reader who goes on and back in a story, or several, with pages of 100,000 characters. */
const mostOfOne = 8;

/** Answers that are made of something, kept with it, so that they are put together, serialised and compressed once. */
export function keptAnswers<Body extends object>() {
  const all = new WeakMap<object, LRUCache<string, Body>>();
  /** @param query what is asked of it */
  return (of: object, query: object, make: () => Body): Body => {
    const answers = all.get(of) ?? new LRUCache<string, Body>({ max: mostOfOne });
    all.set(of, answers);
    const key = JSON.stringify(query);
    const body = answers.get(key) ?? keep(make());
    answers.set(key, body);
    return body;
  };
}
