import type { components } from '@fountainai/contracts/script';
import { decodeCursor, listAnswer, longestList, pageOf, read, write } from '@fountainai/service-kit';
import { orderKey } from '../order.ts';
import type { Parts, V1 } from '../parts.ts';
import { writerOf } from '../revision.ts';
import { createScript, deleteScript, getScript, listScripts, updateScript } from '../scripts.ts';
import type { ScriptRow } from '../tables.ts';

export function scriptOperations({ database, numbers }: Parts) {
  return {
    createScriptV1: ({ body: { title, author = '', description = '' } }, call) =>
      numbers.write(
        call,
        async () => [{ elementType: 'script', scriptId: null, count: 1 }],
        async (db, next) => {
          const fields = { title, author, description, sequenceNumber: next('script') };
          const row = await createScript(db, writerOf(call, 'createScriptV1'), fields);
          return { status: 201, headers: { Location: `/v1/scripts/${row.id}` }, body: scriptView(row) };
        },
      ),

    listScriptsV1: ({ query: { cursor } }, call) =>
      read(database, call, async (db) => {
        const after = decodeCursor<[number, number]>(cursor, 'number', 'number');
        const rows = await listScripts(db, call.caller.workspace, { limit: longestList, after });
        return listAnswer(pageOf(rows, longestList, orderKey, scriptView), '/v1/scripts');
      }),

    getScriptV1: ({ params }, call) =>
      read(database, call, async (db) => {
        const row = await getScript(db, call.caller.workspace, params.scriptId);
        return { status: 200, body: scriptView(row) };
      }),

    replaceScriptV1: ({ params, body: { title, author = '', description = '' } }, call) =>
      write(database, call, async (db) => {
        const change = { title, author, description };
        const row = await updateScript(db, writerOf(call, 'replaceScriptV1'), params.scriptId, change);
        return { status: 200, body: scriptView(row) };
      }),

    deleteScriptV1: ({ params }, call) =>
      write(database, call, async (db) => {
        await deleteScript(db, call.caller.workspace, params.scriptId);
        return { status: 204 };
      }),
  } satisfies Partial<V1>;
}

function scriptView(row: ScriptRow): components['schemas']['ScriptV1'] {
  return {
    scriptId: row.id,
    title: row.title,
    author: row.author,
    description: row.description,
    sequenceNumber: row.sequenceNumber,
  };
}
