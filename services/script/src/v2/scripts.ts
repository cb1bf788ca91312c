import type { components } from '@fountainai/contracts/script';
import { decodeCursor, pageOf, read, write } from '@fountainai/service-kit';
import { orderKey } from '../order.ts';
import type { Parts, V2 } from '../parts.ts';
import { writerOf } from '../revision.ts';
import { createScript, deleteScript, getScript, listScripts, updateScript } from '../scripts.ts';
import type { ScriptRow } from '../tables.ts';

export function scriptOperations({ database, numbers }: Parts) {
  return {
    createScriptV2: ({ body: { title, author = '', description = '' } }, call) =>
      numbers.write(
        call,
        async () => [{ elementType: 'script', scriptId: null, count: 1 }],
        async (db, next) => {
          const fields = { title, author, description, sequenceNumber: next('script') };
          const row = await createScript(db, writerOf(call, 'createScriptV2'), fields);
          const headers = { ETag: scriptEtag(row), Location: `/v2/scripts/${row.id}` };
          return { status: 201, headers, body: scriptView(row) };
        },
      ),

    listScriptsV2: ({ query: { title, author, q: query, limit = 50, cursor } }, call) =>
      read(database, call, async (db) => {
        const after = decodeCursor<[number, number]>(cursor, 'number', 'number');
        const rows = await listScripts(db, call.caller.workspace, { title, author, query, limit, after });
        return { status: 200, body: pageOf(rows, limit, orderKey, scriptView) };
      }),

    getScriptV2: ({ params }, call) =>
      read(database, call, async (db) =>
        scriptAnswer(await getScript(db, call.caller.workspace, params.scriptId)),
      ),

    replaceScriptV2: ({ params, headers, body }, call) =>
      write(database, call, async (db) => {
        const { title, author = '', description = '' } = body;
        const change = { title, author, description };
        const condition = { headers: ofVersion(headers), body };
        return scriptAnswer(
          await updateScript(db, writerOf(call, 'replaceScriptV2'), params.scriptId, change, condition),
        );
      }),

    updateScriptV2: ({ params, headers, body }, call) =>
      write(database, call, async (db) => {
        const { version: _, ...change } = body;
        const condition = { headers: ofVersion(headers), body };
        return scriptAnswer(
          await updateScript(db, writerOf(call, 'updateScriptV2'), params.scriptId, change, condition),
        );
      }),

    deleteScriptV2: ({ params, headers }, call) =>
      write(database, call, async (db) => {
        await deleteScript(db, call.caller.workspace, params.scriptId, {
          headers: ofVersion(headers),
        });
        return { status: 204 };
      }),
  } satisfies Partial<V2>;
}

function scriptAnswer(row: ScriptRow) {
  return { status: 200 as const, headers: { ETag: scriptEtag(row) }, body: scriptView(row) };
}

/** The ETag includes the revision, because the body shows it: "2.17" is version 2 at revision 17. */
const scriptEtag = ({ version, revision }: ScriptRow) => `"${version}.${revision}"`;

/** A write compares only the version: it does not change elements, so new revisions do not conflict with it. */
const ofVersion = ({ 'if-match': ifMatch }: { 'if-match'?: string }) =>
  ifMatch === undefined ? {} : { 'if-match': ifMatch.replaceAll(/"(\d+)\.\d+"/g, '"$1"') };

export function scriptView(row: ScriptRow): components['schemas']['ScriptV2'] {
  return {
    scriptId: row.id,
    title: row.title,
    author: row.author,
    description: row.description,
    sequenceNumber: row.sequenceNumber,
    revision: row.revision,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
