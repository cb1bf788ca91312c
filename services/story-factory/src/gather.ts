import type { Call } from '@fountainai/contracts';
import { addCounter, isPeerNotFound, notFound } from '@fountainai/service-kit';
import { LRUCache } from 'lru-cache';
import { askAgain, type Known } from './ask-again.ts';
import { chunks, idsACall } from './in-parts.ts';
import type { Peers } from './peers.ts';
import type { SharedMemory } from './shared-memory.ts';
import { assembleStory, type Character, type Content, type Context, type Story } from './story.ts';

/** Assembling a story takes no longer than this, whatever the caller would wait for. */
const assemblyMs = 10_000;
/** Of all stories that are remembered: some 100 MB, with what is answered of them. */
const mostActions = 50_000;

const looks = addCounter(
  'fountain_story_looks_total',
  'Stories that were looked at: the same as remembered, changed, or new to this process',
  ['found'],
);

/**
 * Reads a script with all it refers to from the other services and puts the story together. The story is the very same
 * object as before for as long as each of them says, to this caller, that nothing has changed.
 * @throws Problem 404 when there is no such script, PeerProblem when a service fails: never a silently shorter story
 */
export type GatherStory = (scriptId: number, caller: Call) => Promise<Story>;

/** What a story was made of. */
interface KnownStory {
  story: Story;
  content: Known<Content>;
  ids: Ids;
  characters: KnownLists<Character>;
  contexts: KnownLists<Context>;
}
/** Of whom and what a script speaks. */
interface Ids {
  characters: number[];
  contexts: number[];
}
/** By the ids that were asked for. */
type KnownLists<T> = Map<string, Known<List<T>>>;
type List<T> = { items: T[]; nextCursor: string | null };

/**
 * Remembers stories, those that were not asked for lately the shortest.
 * @param shared what other instances remember; the services are asked about that, too
 */
export function rememberStories(peers: Peers, shared?: SharedMemory): GatherStory {
  const stories = new LRUCache<string, KnownStory>({
    maxSize: mostActions,
    sizeCalculation: ({ story }) => 1 + story.elements.length,
  });
  return async (scriptId, caller) => {
    const call = { ...caller, deadline: Math.min(caller.deadline, Date.now() + assemblyMs) };
    const key = `${call.caller.workspace} ${scriptId}`;
    const own = stories.get(key);
    const known = own ?? (await recall(shared, key));
    const now = await lookAgain(peers, scriptId, call, known);
    looks.inc({ found: known === undefined ? 'new' : now === known ? 'same' : 'changed' });
    if (now !== own) stories.set(key, now);
    if (now !== known) shared?.set(key, storable(now));
    return now.story;
  };
}

/** A story without what can be put together again. */
function storable({ content, ids, characters, contexts }: KnownStory) {
  return { content, ids, characters: [...characters], contexts: [...contexts] };
}

async function recall(shared: SharedMemory | undefined, key: string): Promise<KnownStory | undefined> {
  const stored = (await shared?.get(key)) as ReturnType<typeof storable> | undefined;
  if (!stored) return undefined;
  const [characters, contexts] = [new Map(stored.characters), new Map(stored.contexts)];
  const story = assembleStory(stored.content.body, itemsOf(characters), itemsOf(contexts));
  return { ...stored, characters, contexts, story };
}

async function lookAgain(
  peers: Peers,
  scriptId: number,
  call: Call,
  known: KnownStory | undefined,
): Promise<KnownStory> {
  const charactersOf = listsOf<Character>((ids, before) =>
    askAgain(peers.character.listCharactersV2, asking(ids), call, before),
  );
  const contextsOf = listsOf<Context>((ids, before) =>
    askAgain(peers.sessionContext.listContextsV2, asking(ids), call, before),
  );
  const lists = ({ characters, contexts }: Ids) =>
    Promise.all([charactersOf(characters, known?.characters), contextsOf(contexts, known?.contexts)]);

  // Most often it is what it was: then all services are asked at once.
  const early = known && lists(known.ids);
  early?.catch(() => {});
  const content = await readContent(peers, scriptId, call, known?.content);
  const isSameContent = content === known?.content;
  const ids = isSameContent ? known.ids : idsIn(content.body);
  const [characters, contexts] = await (isSameContent ? early! : lists(ids));
  if (isSameContent && isSame(characters, known.characters) && isSame(contexts, known.contexts)) return known;
  const story = assembleStory(content.body, itemsOf(characters), itemsOf(contexts));
  return { story, content, ids, characters, contexts };
}

async function readContent(peers: Peers, scriptId: number, call: Call, known: Known<Content> | undefined) {
  try {
    const input = { params: { scriptId }, query: {}, headers: {}, body: undefined };
    return await askAgain(peers.script.getScriptContentV2, input, call, known);
  } catch (error) {
    if (isPeerNotFound(error)) throw notFound('script');
    throw error;
  }
}

function idsIn({ sections }: Content): Ids {
  const actions = sections.flatMap((section) => section.actions);
  const idsOf = (field: 'characterId' | 'contextId') =>
    [...new Set(actions.flatMap((action) => action[field] ?? []))].toSorted((a, b) => a - b);
  return { characters: idsOf('characterId'), contexts: idsOf('contextId') };
}

const asking = (ids: number[]) => ({
  params: {},
  query: { ids, limit: idsACall },
  headers: {},
  body: undefined,
});

/** Reads lists by ids, a few ids a call. */
function listsOf<T>(ask: (ids: number[], before: Known<List<T>> | undefined) => Promise<Known<List<T>>>) {
  return async (ids: number[], known: KnownLists<T> | undefined): Promise<KnownLists<T>> => {
    const parts = chunks(ids, idsACall).map(async (part) => {
      const key = part.join();
      return [key, await ask(part, known?.get(key))] as const;
    });
    return new Map(await Promise.all(parts));
  };
}

const isSame = <T>(now: KnownLists<T>, before: KnownLists<T>): boolean =>
  now.size === before.size && [...now].every(([ids, list]) => before.get(ids) === list);

const itemsOf = <T>(lists: KnownLists<T>): T[] => [...lists.values()].flatMap(({ body }) => body.items);
