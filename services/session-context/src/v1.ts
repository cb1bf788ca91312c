import type { Operations } from '@fountainai/contracts';
import type { components, operations } from '@fountainai/contracts/session-context';
import {
  decodeCursor,
  listAnswer,
  longestList,
  pageOf,
  read,
  write,
  type Database,
  type ServiceCall,
} from '@fountainai/service-kit';
import {
  addContext,
  changeContext,
  deleteContext,
  getContext,
  listContexts,
  type ContextFields,
} from './contexts.ts';
import { addSession, changeSession, deleteSession, getSession, listSessions } from './sessions.ts';
import type { ContextRow, SessionRow } from './tables.ts';

/** v1's operations: wire → noun → wire. */
export function v1({ database }: { database: Database }): Operations<operations, 'V1', ServiceCall> {
  return {
    createSessionV1: ({ body: { userId, context = '' } }, call) =>
      write(database, call, async (db) => {
        const row = await addSession(db, call.caller.workspace, { userId, context });
        const headers = { Location: `/v1/sessions/${row.sessionId}` };
        return { status: 201, headers, body: sessionView(row) };
      }),

    listSessionsV1: ({ query: { cursor } }, call) =>
      read(database, call, async (db) => {
        const [after] = decodeCursor<[number]>(cursor, 'number') ?? [];
        const rows = await listSessions(db, call.caller.workspace, { limit: longestList, after });
        return listAnswer(
          pageOf(rows, longestList, (row) => [row.sessionId], sessionView),
          '/v1/sessions',
        );
      }),

    getSessionV1: ({ params: { sessionId } }, call) =>
      read(database, call, async (db) => {
        const row = await getSession(db, call.caller.workspace, sessionId);
        return { status: 200, body: sessionView(row) };
      }),

    replaceSessionV1: ({ params: { sessionId }, body: { userId, context = '' } }, call) =>
      write(database, call, async (db) => {
        const row = await changeSession(db, call.caller.workspace, sessionId, { userId, context });
        return { status: 200, body: sessionView(row) };
      }),

    deleteSessionV1: ({ params: { sessionId } }, call) =>
      write(database, call, async (db) => {
        await deleteSession(db, call.caller.workspace, sessionId);
        return { status: 204 };
      }),

    getSessionContextV1: ({ params: { sessionId } }, call) =>
      read(database, call, async (db) => {
        const row = await getSession(db, call.caller.workspace, sessionId);
        return { status: 200, body: sessionContextView(row) };
      }),

    replaceSessionContextV1: ({ params: { sessionId }, body: { context } }, call) =>
      write(database, call, async (db) => {
        const row = await changeSession(db, call.caller.workspace, sessionId, { context });
        return { status: 200, body: sessionContextView(row) };
      }),

    createContextV1: ({ body }, call) =>
      write(database, call, async (db) => {
        const row = await addContext(db, call.caller.workspace, contextFields(body));
        const headers = { Location: `/v1/contexts/${row.contextId}` };
        return { status: 201, headers, body: contextView(row) };
      }),

    listContextsV1: ({ query: { cursor } }, call) =>
      read(database, call, async (db) => {
        const [after] = decodeCursor<[number]>(cursor, 'number') ?? [];
        const rows = await listContexts(db, call.caller.workspace, { limit: longestList, after });
        return listAnswer(
          pageOf(rows, longestList, (row) => [row.contextId], contextView),
          '/v1/contexts',
        );
      }),

    getContextV1: ({ params: { contextId } }, call) =>
      read(database, call, async (db) => {
        const row = await getContext(db, call.caller.workspace, contextId);
        return { status: 200, body: contextView(row) };
      }),

    replaceContextV1: ({ params: { contextId }, body }, call) =>
      write(database, call, async (db) => {
        const row = await changeContext(db, call.caller.workspace, contextId, contextFields(body));
        return { status: 200, body: contextView(row) };
      }),

    deleteContextV1: ({ params: { contextId } }, call) =>
      write(database, call, async (db) => {
        await deleteContext(db, call.caller.workspace, contextId);
        return { status: 204 };
      }),

    listSectionContextsV1: ({ params: { headingId }, query: { cursor } }, call) =>
      read(database, call, async (db) => {
        const [after] = decodeCursor<[number]>(cursor, 'number') ?? [];
        const rows = await listContexts(db, call.caller.workspace, { headingId, limit: longestList, after });
        return listAnswer(
          pageOf(rows, longestList, (row) => [row.contextId], contextView),
          `/v1/sections/${headingId}/contexts`,
        );
      }),
  };
}

/** A missing id becomes null. */
export function contextFields({
  sessionId = null,
  headingId = null,
  characterId = null,
  data,
}: components['schemas']['NewContext']): ContextFields {
  return { sessionId, headingId, characterId, data };
}

function sessionView({ sessionId, userId, context }: SessionRow): components['schemas']['SessionV1'] {
  return { sessionId, userId, context };
}

function sessionContextView({ sessionId, context }: SessionRow): components['schemas']['SessionContextV1'] {
  return { sessionId, context };
}

function contextView(row: ContextRow): components['schemas']['ContextV1'] {
  return {
    contextId: row.contextId,
    sessionId: row.sessionId,
    headingId: row.headingId,
    characterId: row.characterId,
    data: row.data,
  };
}
