import type { components } from '@fountainai/contracts/script';
import { decodeCursor, listAnswer, longestList, pageOf, read, write } from '@fountainai/service-kit';
import { orderKey } from '../order.ts';
import type { Parts, V1 } from '../parts.ts';
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
    createSpokenWordV1: ({ params: { headingId }, body: { text } }, call) =>
      numbers.write(
        call,
        (db) => numberForSpokenWord(db, call.caller.workspace, headingId),
        async (db, next) => {
          const fields = { text, sequenceNumber: next('spokenWord') };
          const row = await createSpokenWord(db, writerOf(call, 'createSpokenWordV1'), headingId, fields);
          return {
            status: 201,
            headers: { Location: `/v1/spokenWords/${row.id}` },
            body: spokenWordView(row),
          };
        },
      ),

    listSpokenWordsV1: ({ params: { headingId }, query: { cursor } }, call) =>
      read(database, call, async (db) => {
        const after = decodeCursor<[number, number]>(cursor, 'number', 'number');
        const part = { limit: longestList, after };
        const rows = await listSpokenWords(db, call.caller.workspace, headingId, part);
        return listAnswer(
          pageOf(rows, longestList, orderKey, spokenWordView),
          `/v1/sections/${headingId}/spokenWords`,
        );
      }),

    getSpokenWordV1: ({ params }, call) =>
      read(database, call, async (db) => {
        const row = await getSpokenWord(db, call.caller.workspace, params.dialogueId);
        return { status: 200, body: spokenWordView(row) };
      }),

    replaceSpokenWordV1: ({ params, body: { text } }, call) =>
      write(database, call, async (db) => {
        const row = await updateSpokenWord(db, writerOf(call, 'replaceSpokenWordV1'), params.dialogueId, {
          text,
        });
        return { status: 200, body: spokenWordView(row) };
      }),

    deleteSpokenWordV1: ({ params }, call) =>
      write(database, call, async (db) => {
        await deleteSpokenWord(db, writerOf(call, 'deleteSpokenWordV1'), params.dialogueId);
        return { status: 204 };
      }),
  } satisfies Partial<V1>;
}

function spokenWordView(row: SpokenWordRow): components['schemas']['SpokenWordV1'] {
  return { dialogueId: row.id, headingId: row.headingId, text: row.text, sequence: row.sequenceNumber };
}
