import type { Operations } from '@fountainai/contracts';
import type { components, operations } from '@fountainai/contracts/sequence';
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
import { byOne, deleteCounter, getCounter, reorder, setCounter } from './counters.ts';
import { openNumberDesk } from './number-desk.ts';
import { addElementVersion, listElementVersions } from './element-versions.ts';
import type { CounterRow, ElementVersionRow } from './tables.ts';

/** v1's operations: wire → noun → wire. v1 counts by one. */
export function v1({ database }: { database: Database }): Operations<operations, 'V1', ServiceCall> {
  const takeNumbers = openNumberDesk(database, byOne);
  return {
    generateSequenceNumberV1: ({ body: { count = 1, ...name } }, call) =>
      takeNumbers(call, { ...name, count }, (sequenceNumber) => ({
        status: 201,
        body: { sequenceNumber },
      })),

    getSequenceV1: ({ query }, call) =>
      read(database, call, async (db) => {
        const row = await getCounter(db, call.caller.workspace, { line: byOne, ...query });
        return { status: 200, body: sequenceView(row) };
      }),

    setSequenceV1: ({ body: { sequenceNumber, ...name } }, call) =>
      write(database, call, async (db) => {
        const row = await setCounter(db, call.caller.workspace, { line: byOne, ...name }, sequenceNumber);
        return { status: 200, body: sequenceView(row) };
      }),

    deleteSequenceV1: ({ query }, call) =>
      write(database, call, async (db) => {
        await deleteCounter(db, call.caller.workspace, { line: byOne, ...query });
        return { status: 204 };
      }),

    reorderSequencesV1: ({ body: { elementType, elements } }, call) =>
      write(database, call, async (db) => {
        await reorder(db, call.caller.workspace, { line: byOne, elementType }, elements);
        const count = elements.length;
        return { status: 200, body: { message: `Renumbered ${count} element${count === 1 ? '' : 's'}.` } };
      }),

    createSequenceVersionV1: ({ body: { newVersionData, ...name } }, call) =>
      write(database, call, async (db) => {
        const versionNumber = await addElementVersion(
          db,
          call.caller.workspace,
          { line: byOne, ...name },
          newVersionData,
        );
        return { status: 201, body: { versionNumber } };
      }),

    listSequenceVersionsV1: ({ query: { cursor, ...name } }, call) =>
      read(database, call, async (db) => {
        const [after] = decodeCursor<[number]>(cursor, 'number') ?? [];
        const rows = await listElementVersions(
          db,
          call.caller.workspace,
          { line: byOne, ...name },
          { limit: longestList, after },
        );
        return listAnswer(
          pageOf(rows, longestList, (row) => [row.versionNumber], versionView),
          '/v1/sequence/version',
          name,
        );
      }),
  };
}

function sequenceView({ elementType, elementId, value }: CounterRow): components['schemas']['SequenceV1'] {
  return { elementType, elementId: elementId || null, sequenceNumber: value };
}

export function versionView({
  versionNumber,
  data,
  createdAt,
}: ElementVersionRow): components['schemas']['Version'] {
  return { versionNumber, versionData: data, createdAt: createdAt.toISOString() };
}
