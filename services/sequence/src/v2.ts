import type { Operations } from '@fountainai/contracts';
import type { components, operations } from '@fountainai/contracts/sequence';
import {
  decodeCursor,
  etagOf,
  pageOf,
  read,
  write,
  type Database,
  type ServiceCall,
} from '@fountainai/service-kit';
import { byTen, deleteCounter, getCounter, listCounters, reorder, setCounter } from './counters.ts';
import { openNumberDesk } from './number-desk.ts';
import { addElementVersion, getElementVersion, listElementVersions } from './element-versions.ts';
import type { CounterRow } from './tables.ts';
import { versionView } from './v1.ts';

/** v2's operations: wire → noun → wire. v2 counts by ten, from 100. */
export function v2({ database }: { database: Database }): Operations<operations, 'V2', ServiceCall> {
  const takeNumbers = openNumberDesk(database, byTen);
  return {
    generateSequenceNumberV2: ({ body: { count = 1, ...name } }, call) =>
      takeNumbers(call, { ...name, count }, (sequenceNumber) => ({
        status: 201,
        body: { sequenceNumber, count, step: byTen.step },
      })),

    getSequenceV2: ({ query }, call) =>
      read(database, call, async (db) =>
        counterAnswer(await getCounter(db, call.caller.workspace, { line: byTen, ...query })),
      ),

    setSequenceV2: ({ headers, body }, call) =>
      write(database, call, async (db) => {
        const { sequenceNumber, version: _, ...name } = body;
        const row = await setCounter(db, call.caller.workspace, { line: byTen, ...name }, sequenceNumber, {
          headers,
          body,
        });
        return counterAnswer(row);
      }),

    deleteSequenceV2: ({ headers, query }, call) =>
      write(database, call, async (db) => {
        await deleteCounter(db, call.caller.workspace, { line: byTen, ...query }, { headers });
        return { status: 204 };
      }),

    listSequencesV2: ({ query: { elementType, limit = 50, cursor } }, call) =>
      read(database, call, async (db) => {
        const after = decodeCursor<[string, number]>(cursor, 'string', 'number');
        const rows = await listCounters(db, call.caller.workspace, byTen, { elementType, limit, after });
        return {
          status: 200,
          body: pageOf(rows, limit, (row) => [row.elementType, row.elementId], sequenceView),
        };
      }),

    reorderSequencesV2: ({ body: { elementType, elements } }, call) =>
      write(database, call, async (db) => {
        await reorder(db, call.caller.workspace, { line: byTen, elementType }, elements);
        return { status: 200, body: { updatedElements: elements } };
      }),

    createSequenceVersionV2: ({ body: { newVersionData, ...name } }, call) =>
      write(database, call, async (db) => {
        const versionNumber = await addElementVersion(
          db,
          call.caller.workspace,
          { line: byTen, ...name },
          newVersionData,
        );
        return { status: 201, body: { versionNumber } };
      }),

    listSequenceVersionsV2: ({ query: { limit = 50, cursor, ...name } }, call) =>
      read(database, call, async (db) => {
        const [after] = decodeCursor<[number]>(cursor, 'number') ?? [];
        const rows = await listElementVersions(
          db,
          call.caller.workspace,
          { line: byTen, ...name },
          { limit, after },
        );
        return { status: 200, body: pageOf(rows, limit, (row) => [row.versionNumber], versionView) };
      }),

    getSequenceVersionV2: ({ params, query }, call) =>
      read(database, call, async (db) => {
        const row = await getElementVersion(
          db,
          call.caller.workspace,
          { line: byTen, ...query },
          params.versionNumber,
        );
        return { status: 200, body: versionView(row) };
      }),
  };
}

function counterAnswer(row: CounterRow) {
  return { status: 200 as const, headers: { ETag: etagOf(row.version) }, body: sequenceView(row) };
}

function sequenceView(row: CounterRow): components['schemas']['SequenceV2'] {
  return {
    elementType: row.elementType,
    elementId: row.elementId || null,
    sequenceNumber: row.value,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
