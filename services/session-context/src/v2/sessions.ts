import type { components } from '@fountainai/contracts/session-context';
import { decodeCursor, etagOf, pageOf, read, write, type Database } from '@fountainai/service-kit';
import { listPastContexts, type PastContext } from '../former-contexts.ts';
import { addSession, changeSession, deleteSession, getSession, listSessions } from '../sessions.ts';
import type { SessionRow } from '../tables.ts';
import type { V2 } from './v2-operations.ts';

/** The operations of sessions and of the former texts of their contexts. */
export function sessionOperations({ database }: { database: Database }) {
  return {
    createSessionV2: ({ body: { userId, context = '' } }, call) =>
      write(database, call, async (db) => {
        const row = await addSession(db, call.caller.workspace, { userId, context });
        const headers = { Location: `/v2/sessions/${row.sessionId}`, ETag: etagOf(row.version) };
        return { status: 201, headers, body: sessionView(row) };
      }),

    listSessionsV2: ({ query: { limit = 50, cursor } }, call) =>
      read(database, call, async (db) => {
        const [after] = decodeCursor<[number]>(cursor, 'number') ?? [];
        const rows = await listSessions(db, call.caller.workspace, { limit, after });
        return { status: 200, body: pageOf(rows, limit, (row) => [row.sessionId], sessionView) };
      }),

    getSessionV2: ({ params }, call) =>
      read(database, call, async (db) =>
        sessionAnswer(await getSession(db, call.caller.workspace, params.sessionId)),
      ),

    replaceSessionV2: ({ params: { sessionId }, headers, body }, call) =>
      write(database, call, async (db) => {
        const { userId, context = '' } = body;
        const condition = { headers, body };
        return sessionAnswer(
          await changeSession(db, call.caller.workspace, sessionId, { userId, context }, condition),
        );
      }),

    updateSessionV2: ({ params: { sessionId }, headers, body }, call) =>
      write(database, call, async (db) => {
        const { version: _, ...fields } = body;
        const condition = { headers, body };
        return sessionAnswer(await changeSession(db, call.caller.workspace, sessionId, fields, condition));
      }),

    deleteSessionV2: ({ params: { sessionId }, headers }, call) =>
      write(database, call, async (db) => {
        await deleteSession(db, call.caller.workspace, sessionId, { headers });
        return { status: 204 };
      }),

    getSessionContextV2: ({ params }, call) =>
      read(database, call, async (db) =>
        sessionContextAnswer(await getSession(db, call.caller.workspace, params.sessionId)),
      ),

    replaceSessionContextV2: ({ params: { sessionId }, headers, body }, call) =>
      write(database, call, async (db) => {
        const { context } = body;
        const condition = { headers, body };
        return sessionContextAnswer(
          await changeSession(db, call.caller.workspace, sessionId, { context }, condition),
        );
      }),

    listSessionContextHistoryV2: ({ params: { sessionId }, query: { limit = 50, cursor } }, call) =>
      read(database, call, async (db) => {
        const [before] = decodeCursor<[number]>(cursor, 'number') ?? [];
        const session = await getSession(db, call.caller.workspace, sessionId);
        const texts = await listPastContexts(db, session, { limit, before });
        return { status: 200, body: pageOf(texts, limit, ({ version }) => [version], pastContextView) };
      }),
  } satisfies Partial<V2>;
}

function sessionAnswer(row: SessionRow) {
  return { status: 200 as const, headers: { ETag: etagOf(row.version) }, body: sessionView(row) };
}

function sessionContextAnswer(row: SessionRow) {
  return { status: 200 as const, headers: { ETag: etagOf(row.version) }, body: sessionContextView(row) };
}

function sessionView(row: SessionRow): components['schemas']['SessionV2'] {
  return {
    sessionId: row.sessionId,
    userId: row.userId,
    context: row.context,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

function sessionContextView(row: SessionRow): components['schemas']['SessionContextV2'] {
  return {
    sessionId: row.sessionId,
    context: row.context,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

function pastContextView({
  version,
  context,
  createdAt,
}: PastContext): components['schemas']['PastSessionContext'] {
  return { version, context, createdAt: createdAt.toISOString() };
}
