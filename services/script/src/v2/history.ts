import type { components } from '@fountainai/contracts/script';
import { decodeCursor, encodeCursor, invalid, pageOf, read, write } from '@fountainai/service-kit';
import { diff, type Difference } from '../diff.ts';
import { listRevisions } from '../history.ts';
import type { Parts, V2 } from '../parts.ts';
import { restoreRevision } from '../restore.ts';
import { writerOf } from '../revision.ts';
import { thinHistory, type Age } from '../thin-history.ts';
import { createVersion, listVersions } from '../script-versions.ts';
import { getScript } from '../scripts.ts';
import type { Element, RevisionRow, VersionRow } from '../history-tables.ts';

export function historyOperations({ database }: Parts) {
  return {
    createScriptVersionV2: ({ params: { scriptId }, body: { name, description = '' } }, call) =>
      write(database, call, async (db) => {
        const row = await createVersion(db, call.caller.workspace, scriptId, { name, description });
        return { status: 201, body: versionView(row) };
      }),

    listScriptVersionsV2: ({ params, query: { limit = 50, cursor } }, call) =>
      read(database, call, async (db) => {
        const [after] = decodeCursor<[number]>(cursor, 'number') ?? [];
        const rows = await listVersions(db, call.caller.workspace, params.scriptId, { limit, after });
        return {
          status: 200,
          body: pageOf(rows, limit, ({ versionNumber }) => [versionNumber], versionView),
        };
      }),

    listScriptRevisionsV2: ({ params, query: { limit = 50, cursor } }, call) =>
      read(database, call, async (db) => {
        const [before] = decodeCursor<[number]>(cursor, 'number') ?? [];
        const rows = await listRevisions(db, call.caller.workspace, params.scriptId, { limit, before });
        return { status: 200, body: pageOf(rows, limit, ({ revision }) => [revision], revisionView) };
      }),

    thinScriptHistoryV2: ({ params: { scriptId }, query }, call) => {
      const age = ageOf(query);
      return write(database, call, async (db) => {
        const thinned = await thinHistory(db, call.caller.workspace, scriptId, age);
        return { status: 200, body: { scriptId, ...thinned } };
      });
    },

    restoreScriptRevisionV2: ({ params: { scriptId, revision } }, call) =>
      write(database, call, async (db) => {
        const by = writerOf(call, 'restoreScriptRevisionV2');
        const script = await restoreRevision(db, by, scriptId, revision);
        return { status: 200, body: { scriptId, revision: script.revision } };
      }),

    getScriptDiffV2: ({ params: { scriptId }, query }, call) =>
      read(database, call, async (db) => {
        const { workspace } = call.caller;
        const { limit = 50, from } = query;
        const place = placeOf(query);
        // Later pages compare with the revision that was present at the first page.
        const to = place?.to ?? query.to ?? (await getScript(db, workspace, scriptId)).revision;
        const offset = place?.offset ?? 0;
        const rows = await diff(db, { workspace, scriptId, from, to }, { limit, offset });
        const nextCursor = rows.length > limit ? encodeCursor([from, to, offset + limit]) : null;
        const body = { from, to, items: rows.slice(0, limit).map(changeView), nextCursor };
        return { status: 200, body };
      }),
  } satisfies Partial<V2>;
}

/** @throws Problem 400 when both or neither are given */
function ageOf({ before, olderThan }: { before?: number; olderThan?: string }): Age {
  if (before !== undefined && olderThan === undefined) return { before };
  // JavaScript rejects a leap second, and PostgreSQL rejects year 0.
  const time = Math.max(0, Date.parse(olderThan?.replace(':60', ':59') ?? ''));
  if (before === undefined && Number.isFinite(time)) return { olderThan: new Date(time) };
  throw invalid([{ pointer: 'before', message: 'must be given, or olderThan in its place' }]);
}

/** Decodes the start of a page. @throws Problem 400 when the cursor belongs to another comparison */
function placeOf({ cursor, from, to }: { cursor?: string; from: number; to?: number }) {
  const place = decodeCursor<[number, number, number]>(cursor, 'number', 'number', 'number');
  if (!place) return undefined;
  const [itsFrom, itsTo, offset] = place;
  if (itsFrom !== from || (to !== undefined && itsTo !== to) || offset < 0)
    throw invalid([{ pointer: 'cursor', message: 'is not a nextCursor of this comparison' }]);
  return { to: itsTo, offset };
}

function versionView(row: VersionRow): components['schemas']['ScriptVersion'] {
  return {
    versionNumber: row.versionNumber,
    name: row.name,
    description: row.description,
    revision: row.revision,
    createdAt: row.createdAt.toISOString(),
  };
}

function revisionView(row: RevisionRow): components['schemas']['Revision'] {
  return {
    revision: row.revision,
    createdAt: row.createdAt.toISOString(),
    subject: row.subject,
    operation: row.operation,
    summary: row.summary,
    changes: row.changes,
  };
}

function changeView(row: Difference): components['schemas']['Change'] {
  const named = fieldNames[row.element];
  const fields = (state: Record<string, unknown> | null) =>
    state &&
    Object.fromEntries(
      Object.entries(named).flatMap(([column, name]) => (column in state ? [[name, state[column]]] : [])),
    );
  return {
    change: row.kind,
    element: row.element,
    id: row.id,
    headingId: row.headingId,
    sequence: row.sequence,
    before: fields(row.before),
    after: fields(row.after),
  };
}

/** The names of an element's columns in responses. */
const fieldNames: Record<Element, Record<string, string>> = {
  script: { title: 'title', author: 'author', description: 'description' },
  section: { title: 'title', level: 'level', sequence_number: 'sequenceNumber' },
  action: {
    heading_id: 'headingId',
    kind: 'kind',
    description: 'description',
    sequence_number: 'sequenceNumber',
    character_id: 'characterId',
    dialogue_id: 'dialogueId',
    context_id: 'contextId',
    extension: 'extension',
    dual: 'dual',
  },
  spokenWord: { heading_id: 'headingId', text: 'text', sequence_number: 'sequence' },
};
