import type { components } from '@fountainai/contracts/script';
import {
  decodeCursor,
  listAnswer,
  longestList,
  pageOf,
  read,
  write,
  type ServiceCall,
} from '@fountainai/service-kit';
import {
  createParaphrase,
  deleteParaphrase,
  listParaphrases,
  originalId,
  type Original,
} from '../paraphrases.ts';
import type { Parts, V1 } from '../parts.ts';
import type { ParaphraseRow } from '../tables.ts';

export function paraphraseOperations({ database }: Parts) {
  const create = (
    original: Original,
    { text, commentary = '' }: components['schemas']['ParaphraseCreate'],
    call: ServiceCall,
  ) =>
    write(database, call, async (db) => {
      const row = await createParaphrase(db, call.caller.workspace, original, { text, commentary });
      const headers = { Location: `/v1/paraphrases/${row.id}` };
      return { status: 201 as const, headers, body: paraphraseView(row) };
    });

  const list = (original: Original, path: string, cursor: string | undefined, call: ServiceCall) =>
    read(database, call, async (db) => {
      const [after] = decodeCursor<[number]>(cursor, 'number') ?? [];
      const rows = await listParaphrases(db, call.caller.workspace, original, { limit: longestList, after });
      return listAnswer(
        pageOf(rows, longestList, ({ id }) => [id], paraphraseView),
        path,
      );
    });

  return {
    createActionParaphraseV1: ({ params, body }, call) => create(params, body, call),
    createSpokenWordParaphraseV1: ({ params, body }, call) => create(params, body, call),

    listActionParaphrasesV1: ({ params, query }, call) =>
      list(params, `/v1/actions/${params.actionId}/paraphrases`, query.cursor, call),
    listSpokenWordParaphrasesV1: ({ params, query }, call) =>
      list(params, `/v1/spokenWords/${params.dialogueId}/paraphrases`, query.cursor, call),

    deleteParaphraseV1: ({ params }, call) =>
      write(database, call, async (db) => {
        await deleteParaphrase(db, call.caller.workspace, params.paraphraseId);
        return { status: 204 };
      }),
  } satisfies Partial<V1>;
}

function paraphraseView(row: ParaphraseRow): components['schemas']['ParaphraseV1'] {
  return {
    paraphraseId: row.id,
    originalId: originalId(row),
    text: row.text,
    commentary: row.commentary,
  };
}
