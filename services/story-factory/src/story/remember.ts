import type { Call } from '@fountainai/contracts';
import { addCounter } from '@fountainai/service-kit';
import { LRUCache } from 'lru-cache';
import type { Peers } from '../peers.ts';
import { itemsOf } from './read-lists.ts';
import { readStory, type KnownStory } from './read-story.ts';
import type { SharedMemory } from './shared-memory.ts';
import { assembleStory, type Story } from './story.ts';

/** The maximum duration of assembling a story, independent of the deadline of the caller. */
const assemblyMs = 10_000;
/** The limit for all remembered stories together: about 100 MB with their answers. */
const mostActions = 50_000;
/** A shared story may be older: the services report its changes, so not every write is shared. */
const shareEveryMs = 60_000;

const looks = addCounter(
  'fountain_story_looks_total',
  'Stories that were looked at: the same as remembered, changed, or new to this process',
  ['found'],
);

/** Returns a story; the object stays the same while each service confirms to this caller that nothing changed. */
export type GatherStory = (scriptId: number, caller: Call) => Promise<Story>;

/**
 * Caches stories and evicts those that were not requested lately.
 * @param shared stories of other instances, which the services confirm as well
 */
export function rememberStories(peers: Peers, shared?: SharedMemory): GatherStory {
  const stories = new LRUCache<string, KnownStory>({
    maxSize: mostActions,
    sizeCalculation: ({ story }) => 1 + story.elements.length,
  });
  const share = shared && sharing(shared);
  return async (scriptId, caller) => {
    const call = { ...caller, deadline: Math.min(caller.deadline, Date.now() + assemblyMs) };
    const key = `${call.caller.workspace} ${scriptId}`;
    const own = stories.get(key);
    const known = own ?? (await recall(shared, key));
    const now = await readStory(peers, scriptId, call, known);
    looks.inc({ found: known === undefined ? 'new' : now === known ? 'same' : 'changed' });
    if (now !== own) stories.set(key, now);
    if (now !== known) share?.(key, now);
    return now.story;
  };
}

function sharing(shared: SharedMemory) {
  const sharedLately = new LRUCache<string, true>({ max: 1_000, ttl: shareEveryMs });
  return (key: string, { content, ids, characters, contexts }: KnownStory) => {
    if (sharedLately.has(key)) return;
    sharedLately.set(key, true);
    shared.set(key, { content, ids, characters: [...characters], contexts: [...contexts] });
  };
}

/** The shared form of a story, without parts that can be assembled again. */
type Shared = Pick<KnownStory, 'content' | 'ids'> & {
  characters: [string, KnownStory['characters'] extends Map<string, infer List> ? List : never][];
  contexts: [string, KnownStory['contexts'] extends Map<string, infer List> ? List : never][];
};

async function recall(shared: SharedMemory | undefined, key: string): Promise<KnownStory | undefined> {
  const stored = (await shared?.get(key)) as Shared | undefined;
  if (!stored) return undefined;
  const [characters, contexts] = [new Map(stored.characters), new Map(stored.contexts)];
  const story = assembleStory(stored.content.body, itemsOf(characters), itemsOf(contexts));
  return { ...stored, characters, contexts, story };
}
