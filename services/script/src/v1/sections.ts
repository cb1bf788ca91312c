import type { components } from '@fountainai/contracts/script';
import { decodeCursor, listAnswer, longestList, pageOf, read, write } from '@fountainai/service-kit';
import { orderKey } from '../order.ts';
import type { Parts, V1 } from '../parts.ts';
import { writerOf } from '../revision.ts';
import {
  createSection,
  deleteSection,
  getSection,
  listSections,
  numberForSection,
  updateSection,
} from '../sections.ts';
import type { SectionRow } from '../tables.ts';

export function sectionOperations({ database, numbers }: Parts) {
  return {
    createSectionV1: ({ params: { scriptId }, body: { title } }, call) =>
      numbers.write(
        call,
        (db) => numberForSection(db, call.caller.workspace, scriptId),
        async (db, next) => {
          const fields = { title, level: 1, sequenceNumber: next('section') };
          const row = await createSection(db, writerOf(call, 'createSectionV1'), scriptId, fields);
          return { status: 201, headers: { Location: `/v1/sections/${row.id}` }, body: sectionView(row) };
        },
      ),

    listSectionsV1: ({ params: { scriptId }, query: { cursor } }, call) =>
      read(database, call, async (db) => {
        const after = decodeCursor<[number, number]>(cursor, 'number', 'number');
        const rows = await listSections(db, call.caller.workspace, scriptId, { limit: longestList, after });
        return listAnswer(
          pageOf(rows, longestList, orderKey, sectionView),
          `/v1/scripts/${scriptId}/sections`,
        );
      }),

    getSectionV1: ({ params }, call) =>
      read(database, call, async (db) => {
        const row = await getSection(db, call.caller.workspace, params.headingId);
        return { status: 200, body: sectionView(row) };
      }),

    replaceSectionV1: ({ params, body: { title } }, call) =>
      write(database, call, async (db) => {
        const row = await updateSection(db, writerOf(call, 'replaceSectionV1'), params.headingId, { title });
        return { status: 200, body: sectionView(row) };
      }),

    deleteSectionV1: ({ params }, call) =>
      write(database, call, async (db) => {
        await deleteSection(db, writerOf(call, 'deleteSectionV1'), params.headingId);
        return { status: 204 };
      }),
  } satisfies Partial<V1>;
}

function sectionView(row: SectionRow): components['schemas']['SectionV1'] {
  return {
    headingId: row.id,
    scriptId: row.scriptId,
    title: row.title,
    sequenceNumber: row.sequenceNumber,
  };
}
