import type { Call } from '@fountainai/contracts';
import type { Peers } from '../peers.ts';
import { askAgain, type Known } from './ask-again.ts';
import { onceFor } from './once-for.ts';
import { readContent } from './read-content.ts';
import { areSame, itemsOf, readLists, type KnownLists } from './read-lists.ts';
import {
  assembleStory,
  type Character,
  type Content,
  type ContentSection,
  type Context,
  type Story,
} from './story.ts';

/** A story and the responses that it is assembled from. */
export interface KnownStory {
  story: Story;
  content: Known<Content>;
  ids: Ids;
  characters: KnownLists<Character>;
  contexts: KnownLists<Context>;
}
/** The characters and contexts that a script refers to. */
interface Ids {
  characters: number[];
  contexts: number[];
}

/**
 * Reads a script and its references from the other services and assembles the story; for a known story only the changes
 * are read.
 * @returns `known` itself when nothing changed
 * @throws Problem 404 when the script does not exist, PeerProblem when a service fails, because a story must not lose
 *   elements silently
 */
export async function readStory(
  peers: Peers,
  scriptId: number,
  call: Call,
  known: KnownStory | undefined,
): Promise<KnownStory> {
  const lists = listsOf(peers, call, known);
  // The ids rarely change, so the request for them starts together with the request for the script.
  const early = known && lists(known.ids);
  early?.catch(() => {});
  const content = await readContent(peers, scriptId, call, known?.content);
  const ids = content === known?.content ? known.ids : idsIn(content.body);
  const [characters, contexts] = await (known && areEqual(ids, known.ids) ? early! : lists(ids));
  if (
    content === known?.content &&
    areSame(characters, known.characters) &&
    areSame(contexts, known.contexts)
  )
    return known;
  const story = assembleStory(content.body, itemsOf(characters), itemsOf(contexts), known?.story);
  return { story, content, ids, characters, contexts };
}

function listsOf({ character, sessionContext }: Peers, call: Call, known: KnownStory | undefined) {
  const asking = (ids: number[]) => ({
    params: {},
    query: { ids, limit: ids.length },
    headers: {},
    body: undefined,
  });
  const charactersOf = readLists<Character>(
    ({ characterId }) => characterId,
    (ids, before) => askAgain(character.listCharactersV2, asking(ids), call, before),
  );
  const contextsOf = readLists<Context>(
    ({ contextId }) => contextId,
    (ids, before) => askAgain(sessionContext.listContextsV2, asking(ids), call, before),
  );
  return ({ characters, contexts }: Ids) =>
    Promise.all([charactersOf(characters, known?.characters), contextsOf(contexts, known?.contexts)]);
}

function idsIn({ sections }: Content): Ids {
  const all = sections.map(idsInSection);
  const sorted = (ids: number[]) => [...new Set(ids)].toSorted((a, b) => a - b);
  return {
    characters: sorted(all.flatMap(({ characters }) => characters)),
    contexts: sorted(all.flatMap(({ contexts }) => contexts)),
  };
}

const idsInSection = onceFor(({ actions }: ContentSection): Ids => {
  const idsOf = (field: 'characterId' | 'contextId') => [
    ...new Set(actions.flatMap(({ [field]: id }) => id ?? [])),
  ];
  return { characters: idsOf('characterId'), contexts: idsOf('contextId') };
});

const areEqual = (some: Ids, others: Ids): boolean =>
  some.characters.join() === others.characters.join() && some.contexts.join() === others.contexts.join();
