import type { components } from '@fountainai/contracts/script';
import { decodeCursor, pageOf, read, type Db, type ServiceCall } from '@fountainai/service-kit';
import type { Parts, V2 } from '../parts.ts';
import { getScript } from '../scripts.ts';
import { search, type Hit, type SearchKey } from '../search.ts';

export function searchOperations({ database }: Parts) {
  return {
    searchScriptV2: ({ params: { scriptId }, query }, call) =>
      read(database, call, async (db) => {
        await getScript(db, call.caller.workspace, scriptId);
        return page(db, { ...query, scriptId }, call);
      }),

    searchAllScriptsV2: ({ query }, call) => read(database, call, (db) => page(db, query, call)),
  } satisfies Partial<V2>;
}

interface Query {
  q: string;
  scriptId?: number;
  headingId?: number;
  character?: number;
  limit?: number;
  cursor?: string;
}

async function page(
  db: Db,
  { q, scriptId, headingId, character, limit = 50, cursor }: Query,
  call: ServiceCall,
) {
  const after = decodeCursor<SearchKey>(cursor, 'number', 'number', 'number', 'number', 'number', 'number');
  const place = { scriptId, headingId, characterId: character };
  const hits = await search(db, call.caller.workspace, { query: q, ...place, limit, after });
  return { status: 200 as const, body: pageOf(hits, limit, ({ key }) => key, hitView) };
}

function hitView(hit: Hit): components['schemas']['SearchHit'] {
  return {
    scriptId: hit.scriptId,
    headingId: hit.headingId,
    sectionTitle: hit.sectionTitle,
    actionId: hit.actionId,
    dialogueId: hit.dialogueId,
    characterId: hit.characterId,
    kind: hit.kind,
    rank: hit.points / 1_000_000,
    snippet: hit.snippet,
  };
}
