import type { components } from '@fountainai/contracts/script';
import { decodeCursor, etagOf, pageOf, read, write, type ServiceCall } from '@fountainai/service-kit';
import {
  createParaphrase,
  deleteParaphrase,
  listParaphrases,
  originalId,
  type Original,
} from '../paraphrases.ts';
import type { Parts, V2 } from '../parts.ts';
import type { ParaphraseRow } from '../tables.ts';

export function paraphraseOperations({ database }: Parts) {
  const create = (
    original: Original,
    { text, commentary = '' }: components['schemas']['ParaphraseCreate'],
    call: ServiceCall,
  ) =>
    write(database, call, async (db) => {
      const row = await createParaphrase(db, call.caller.workspace, original, { text, commentary });
      const headers = { ETag: etagOf(row.version), Location: `/v2/paraphrases/${row.id}` };
      return { status: 201 as const, headers, body: paraphraseView(row) };
    });

  const list = (
    original: Original,
    { limit = 50, cursor }: { limit?: number; cursor?: string },
    call: ServiceCall,
  ) =>
    read(database, call, async (db) => {
      const [after] = decodeCursor<[number]>(cursor, 'number') ?? [];
      const rows = await listParaphrases(db, call.caller.workspace, original, { limit, after });
      return { status: 200 as const, body: pageOf(rows, limit, ({ id }) => [id], paraphraseView) };
    });

  return {
    createActionParaphraseV2: ({ params, body }, call) => create(params, body, call),
    createSpokenWordParaphraseV2: ({ params, body }, call) => create(params, body, call),
    listActionParaphrasesV2: ({ params, query }, call) => list(params, query, call),
    listSpokenWordParaphrasesV2: ({ params, query }, call) => list(params, query, call),

    deleteParaphraseV2: ({ params, headers }, call) =>
      write(database, call, async (db) => {
        await deleteParaphrase(db, call.caller.workspace, params.paraphraseId, { headers });
        return { status: 204 };
      }),
  } satisfies Partial<V2>;
}

function paraphraseView(row: ParaphraseRow): components['schemas']['ParaphraseV2'] {
  return {
    paraphraseId: row.id,
    originalId: originalId(row),
    text: row.text,
    commentary: row.commentary,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
