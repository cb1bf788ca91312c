import { LRUCache } from 'lru-cache';
import type { Peers } from './peers.ts';
import type { Content } from './story.ts';

/** Together, some 100 MB: a speech of a usual length is half a kilobyte. */
const mostActions = 200_000;

/**
 * Asks for a script's content only where it has changed since it was last seen; the script service says so itself, to this
 * caller, each time. So nothing stale is ever given out, nor anything the caller may not see.
 */
export function rememberContent(script: Peers['script']): Peers['script'] {
  const seen = new LRUCache<string, { etag: string; content: Content }>({
    maxSize: mostActions,
    sizeCalculation: ({ content }) =>
      1 + content.sections.reduce((sum, { actions }) => sum + actions.length, 0),
  });
  return {
    ...script,
    getScriptContentV2: async (input, call) => {
      if (input.query.revision !== undefined || input.headers['if-none-match'] !== undefined)
        return script.getScriptContentV2(input, call);
      const key = `${call.caller.workspace} ${input.params.scriptId}`;
      const known = seen.get(key);
      const headers = known ? { ...input.headers, 'if-none-match': known.etag } : input.headers;
      const answer = await script.getScriptContentV2({ ...input, headers }, call);
      if (answer.status === 304) return { status: 200, headers: { ETag: known!.etag }, body: known!.content };
      const etag = answer.headers?.etag;
      if (etag !== undefined) seen.set(key, { etag, content: answer.body });
      return answer;
    },
  };
}
