import type { Call } from '@fountainai/contracts';
import { addCounter } from '@fountainai/service-kit';
import { LRUCache } from 'lru-cache';
import type { Peers } from '../peers.ts';
import { itemsOf } from './read-lists.ts';
import { readStory, type KnownStory } from './read-story.ts';
import type { SharedMemory } from './shared-memory.ts';
import { assembleStory, type Story } from './story.ts';

/** Assembling a story takes no longer than this, whatever the caller would wait for. */
const assemblyMs = 10_000;
/** Of all stories that are remembered: some 100 MB, with what is answered of them. */
const mostActions = 50_000;
/** A shared story that is older is asked about like any other, so it need not follow each write. */
const shareEveryMs = 60_000;

const looks = addCounter(
  'fountain_story_looks_total',
  'Stories that were looked at: the same as remembered, changed, or new to this process',
  ['found'],
);

/** Gives a story: the same object as before for as long as each service says, to this caller, that nothing changed. */
export type GatherStory = (scriptId: number, caller: Call) => Promise<Story>;

/**
 * Remembers stories and evicts those that were not asked for lately.
 * @param shared what other instances remember; the services are asked about that, too
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

/** A story as it is shared: without what can be put together again. */
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
