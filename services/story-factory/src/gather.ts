import type { Call } from '@fountainai/contracts';
import { isPeerNotFound, notFound } from '@fountainai/service-kit';
import { chunks } from './in-parts.ts';
import type { Peers } from './peers.ts';
import { assembleStory, type Action, type Story } from './story.ts';

/** Assembling a story takes no longer than this, whatever the caller would wait for. */
const assemblyMs = 10_000;
const idsACall = 200;

/**
 * Reads a script with all it refers to from the other services and puts the story together.
 * @throws Problem 404 when there is no such script, PeerProblem when a service fails: never a silently shorter story
 */
export async function gatherStory(peers: Peers, scriptId: number, caller: Call): Promise<Story> {
  const call = { ...caller, deadline: Math.min(caller.deadline, Date.now() + assemblyMs) };
  const content = await readContent(peers, scriptId, call);
  const actions = content.sections.flatMap((section) => section.actions);
  const [characters, contexts] = await Promise.all([
    byIds(idsOf(actions, 'characterId'), (ids) => peers.character.listCharactersV2(asking(ids), call)),
    byIds(idsOf(actions, 'contextId'), (ids) => peers.sessionContext.listContextsV2(asking(ids), call)),
  ]);
  return assembleStory(content, characters, contexts);
}

async function readContent(peers: Peers, scriptId: number, call: Call) {
  try {
    const answer = await peers.script.getScriptContentV2(
      { params: { scriptId }, query: {}, headers: {}, body: undefined },
      call,
    );
    // 304 is only for those who ask with If-None-Match.
    return answer.body!;
  } catch (error) {
    if (isPeerNotFound(error)) throw notFound('script');
    throw error;
  }
}

function idsOf(actions: Action[], field: 'characterId' | 'contextId'): number[] {
  return [...new Set(actions.flatMap((action) => action[field] ?? []))].toSorted((a, b) => a - b);
}

const asking = (ids: number[]) => ({
  params: {},
  query: { ids, limit: idsACall },
  headers: {},
  body: undefined,
});

async function byIds<T>(
  ids: number[],
  list: (ids: number[]) => Promise<{ body: { items: T[] } }>,
): Promise<T[]> {
  const answers = await Promise.all(chunks(ids, idsACall).map(list));
  return answers.flatMap(({ body }) => body.items);
}
