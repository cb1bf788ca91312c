import type { components } from '@fountainai/contracts/script';
import { decodeCursor, etagOf, pageOf, read, write } from '@fountainai/service-kit';
import { orderKey } from '../order.ts';
import type { Parts, V2 } from '../parts.ts';
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
    createSectionV2: ({ params: { scriptId }, body: { title, level = 1 } }, call) =>
      numbers.write(
        call,
        (db) => numberForSection(db, call.caller.workspace, scriptId),
        async (db, next) => {
          const fields = { title, level, sequenceNumber: next('section') };
          const row = await createSection(db, writerOf(call, 'createSectionV2'), scriptId, fields);
          const headers = { ETag: etagOf(row.version), Location: `/v2/sections/${row.id}` };
          return { status: 201, headers, body: sectionView(row) };
        },
      ),

    listSectionsV2: ({ params, query: { limit = 50, cursor } }, call) =>
      read(database, call, async (db) => {
        const after = decodeCursor<[number, number]>(cursor, 'number', 'number');
        const rows = await listSections(db, call.caller.workspace, params.scriptId, { limit, after });
        return { status: 200, body: pageOf(rows, limit, orderKey, sectionView) };
      }),

    getSectionV2: ({ params }, call) =>
      read(database, call, async (db) =>
        sectionAnswer(await getSection(db, call.caller.workspace, params.headingId)),
      ),

    replaceSectionV2: ({ params, headers, body }, call) =>
      write(database, call, async (db) => {
        const { title, level = 1 } = body;
        const condition = { headers, body };
        return sectionAnswer(
          await updateSection(
            db,
            writerOf(call, 'replaceSectionV2'),
            params.headingId,
            { title, level },
            condition,
          ),
        );
      }),

    updateSectionV2: ({ params, headers, body }, call) =>
      write(database, call, async (db) => {
        const { version: _, ...change } = body;
        const condition = { headers, body };
        return sectionAnswer(
          await updateSection(db, writerOf(call, 'updateSectionV2'), params.headingId, change, condition),
        );
      }),

    deleteSectionV2: ({ params, headers }, call) =>
      write(database, call, async (db) => {
        await deleteSection(db, writerOf(call, 'deleteSectionV2'), params.headingId, { headers });
        return { status: 204 };
      }),
  } satisfies Partial<V2>;
}

function sectionAnswer(row: SectionRow) {
  return { status: 200 as const, headers: { ETag: etagOf(row.version) }, body: sectionView(row) };
}

function sectionView(row: SectionRow): components['schemas']['SectionV2'] {
  return {
    headingId: row.id,
    scriptId: row.scriptId,
    title: row.title,
    level: row.level,
    sequenceNumber: row.sequenceNumber,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
