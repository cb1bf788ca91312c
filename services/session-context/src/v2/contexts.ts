import type { components } from '@fountainai/contracts/session-context';
import {
  decodeCursor,
  etagMatches,
  etagOf,
  etagOfRows,
  pageOf,
  read,
  write,
  type Database,
} from '@fountainai/service-kit';
import {
  addContext,
  addContexts,
  changeContext,
  changeContexts,
  deleteContext,
  deleteContexts,
  getContext,
  listContexts,
  listContextVersions,
} from '../contexts.ts';
import type { ContextRow } from '../tables.ts';
import { contextFields } from '../v1.ts';
import type { V2 } from './v2-operations.ts';

/** The operations of contexts: of characters, of sections and of sessions. */
export function contextOperations({ database }: { database: Database }) {
  return {
    createContextV2: ({ body }, call) =>
      write(database, call, async (db) => {
        const row = await addContext(db, call.caller.workspace, contextFields(body));
        const headers = { Location: `/v2/contexts/${row.contextId}`, ETag: etagOf(row.version) };
        return { status: 201, headers, body: contextView(row) };
      }),

    createContextsV2: ({ body }, call) =>
      write(database, call, async (db) => {
        const rows = await addContexts(db, call.caller.workspace, body.contexts.map(contextFields));
        return { status: 201, body: { items: rows.map(contextView) } };
      }),

    listContextsV2: ({ query: { ids, headingIds, limit = 50, cursor }, headers }, call) =>
      read(database, call, async (db) => {
        const { workspace } = call.caller;
        const [after] = decodeCursor<[number]>(cursor, 'number') ?? [];
        const wanted = { ids, headingIds, limit, after };
        const condition = headers['if-none-match'];
        // The usual revalidation: answered without reading the whole page.
        if (condition && ids && !headingIds) {
          const ETag = tagOf(await listContextVersions(db, workspace, { ...wanted, ids }));
          if (etagMatches(condition, ETag)) return { status: 304, headers: { ETag } };
        }
        const rows = await listContexts(db, workspace, wanted);
        const ETag = tagOf(rows);
        return {
          status: 200,
          headers: { ETag },
          body: pageOf(rows, limit, (row) => [row.contextId], contextView),
        };
      }),

    updateContextsV2: ({ body }, call) =>
      write(database, call, async (db) => {
        const count = await changeContexts(db, call.caller.workspace, body.contexts);
        return { status: 200, body: { count } };
      }),

    deleteContextsV2: ({ query: { ids } }, call) =>
      write(database, call, async (db) => {
        await deleteContexts(db, call.caller.workspace, ids);
        return { status: 204 };
      }),

    getContextV2: ({ params }, call) =>
      read(database, call, async (db) =>
        contextAnswer(await getContext(db, call.caller.workspace, params.contextId)),
      ),

    replaceContextV2: ({ params: { contextId }, headers, body }, call) =>
      write(database, call, async (db) => {
        const fields = contextFields(body);
        const condition = { headers, body };
        return contextAnswer(await changeContext(db, call.caller.workspace, contextId, fields, condition));
      }),

    updateContextV2: ({ params: { contextId }, headers, body }, call) =>
      write(database, call, async (db) => {
        const { version: _, ...fields } = body;
        const condition = { headers, body };
        return contextAnswer(await changeContext(db, call.caller.workspace, contextId, fields, condition));
      }),

    deleteContextV2: ({ params: { contextId }, headers }, call) =>
      write(database, call, async (db) => {
        await deleteContext(db, call.caller.workspace, contextId, { headers });
        return { status: 204 };
      }),

    listSectionContextsV2: ({ params: { headingId }, query: { limit = 50, cursor } }, call) =>
      read(database, call, async (db) => {
        const [after] = decodeCursor<[number]>(cursor, 'number') ?? [];
        const rows = await listContexts(db, call.caller.workspace, { headingId, limit, after });
        return { status: 200, body: pageOf(rows, limit, (row) => [row.contextId], contextView) };
      }),
  } satisfies Partial<V2>;
}

function contextAnswer(row: ContextRow) {
  return { status: 200 as const, headers: { ETag: etagOf(row.version) }, body: contextView(row) };
}

function contextView(row: ContextRow): components['schemas']['ContextV2'] {
  return {
    contextId: row.contextId,
    sessionId: row.sessionId,
    headingId: row.headingId,
    characterId: row.characterId,
    data: row.data,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

function tagOf(rows: Pick<ContextRow, 'contextId' | 'version'>[]): string {
  return etagOfRows(rows.map((row) => [row.contextId, row.version]));
}
