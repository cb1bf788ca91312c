import type { components } from '@fountainai/contracts/script';
import { decodeCursor, etagOf, pageOf, read, write } from '@fountainai/service-kit';
import { orderKey } from '../order.ts';
import type { Parts, V2 } from '../parts.ts';
import { writerOf } from '../revision.ts';
import {
  createSpokenWord,
  deleteSpokenWord,
  getSpokenWord,
  listSpokenWords,
  numberForSpokenWord,
  updateSpokenWord,
} from '../spoken-words.ts';
import type { SpokenWordRow } from '../tables.ts';

export function spokenWordOperations({ database, numbers }: Parts) {
  return {
    createSpokenWordV2: ({ params: { headingId }, body: { text } }, call) =>
      numbers.write(
        call,
        (db) => numberForSpokenWord(db, call.caller.workspace, headingId),
        async (db, next) => {
          const fields = { text, sequenceNumber: next('spokenWord') };
          const row = await createSpokenWord(db, writerOf(call, 'createSpokenWordV2'), headingId, fields);
          const headers = { ETag: etagOf(row.version), Location: `/v2/spokenWords/${row.id}` };
          return { status: 201, headers, body: spokenWordView(row) };
        },
      ),

    listSpokenWordsV2: ({ params, query: { limit = 50, cursor } }, call) =>
      read(database, call, async (db) => {
        const after = decodeCursor<[number, number]>(cursor, 'number', 'number');
        const rows = await listSpokenWords(db, call.caller.workspace, params.headingId, { limit, after });
        return { status: 200, body: pageOf(rows, limit, orderKey, spokenWordView) };
      }),

    getSpokenWordV2: ({ params }, call) =>
      read(database, call, async (db) =>
        spokenWordAnswer(await getSpokenWord(db, call.caller.workspace, params.dialogueId)),
      ),

    replaceSpokenWordV2: ({ params, headers, body }, call) =>
      write(database, call, async (db) => {
        const change = { text: body.text };
        const condition = { headers, body };
        return spokenWordAnswer(
          await updateSpokenWord(
            db,
            writerOf(call, 'replaceSpokenWordV2'),
            params.dialogueId,
            change,
            condition,
          ),
        );
      }),

    updateSpokenWordV2: ({ params, headers, body }, call) =>
      write(database, call, async (db) => {
        const { version: _, ...change } = body;
        const condition = { headers, body };
        return spokenWordAnswer(
          await updateSpokenWord(
            db,
            writerOf(call, 'updateSpokenWordV2'),
            params.dialogueId,
            change,
            condition,
          ),
        );
      }),

    deleteSpokenWordV2: ({ params, headers }, call) =>
      write(database, call, async (db) => {
        await deleteSpokenWord(db, writerOf(call, 'deleteSpokenWordV2'), params.dialogueId, { headers });
        return { status: 204 };
      }),
  } satisfies Partial<V2>;
}

function spokenWordAnswer(row: SpokenWordRow) {
  return { status: 200 as const, headers: { ETag: etagOf(row.version) }, body: spokenWordView(row) };
}

function spokenWordView(row: SpokenWordRow): components['schemas']['SpokenWordV2'] {
  return {
    dialogueId: row.id,
    headingId: row.headingId,
    text: row.text,
    sequence: row.sequenceNumber,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
