import type { components } from '@fountainai/contracts/script';
import { decodeCursor, listAnswer, longestList, pageOf, read, write } from '@fountainai/service-kit';
import type { Parts, V1 } from '../parts.ts';
import { createVersion, listVersions } from '../script-versions.ts';
import type { VersionRow } from '../history-tables.ts';

export function historyOperations({ database }: Parts) {
  return {
    createScriptVersionV1: ({ params: { scriptId }, body: { name, description = '' } }, call) =>
      write(database, call, async (db) => {
        const row = await createVersion(db, call.caller.workspace, scriptId, { name, description });
        return { status: 201, body: versionView(row) };
      }),

    listScriptVersionsV1: ({ params: { scriptId }, query: { cursor } }, call) =>
      read(database, call, async (db) => {
        const [after] = decodeCursor<[number]>(cursor, 'number') ?? [];
        const rows = await listVersions(db, call.caller.workspace, scriptId, { limit: longestList, after });
        const page = pageOf(rows, longestList, ({ versionNumber }) => [versionNumber], versionView);
        return listAnswer(page, `/v1/scripts/${scriptId}/versions`);
      }),
  } satisfies Partial<V1>;
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
