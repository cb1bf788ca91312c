import { bring, type Identified, identified, leaveOut, type Migration, reference } from './migration.ts';
import type { OldRow } from './old-data.ts';
import { fitted } from './fitted.ts';
import { idIn, objectIn, type Row, textIn } from './row.ts';

/** Sessions: user and context, as text. */
export async function migrateSessions(migration: Migration, rows: OldRow[]): Promise<void> {
  const valid = identified(migration, 'sessions', rows).filter(({ id, row }) => {
    if (idIn(row, 'userid') !== undefined) return true;
    leaveOut(
      migration,
      'sessions',
      `${id} ${textIn(row, 'userid')}`,
      'the user is not a number of 1 or more',
    );
    return false;
  });
  await bring(migration, valid, {
    table: 'sessions',
    bodyOf: ({ id, row }) => ({
      userId: idIn(row, 'userid')!,
      context: fitted(migration, { table: 'sessions', id }, textIn(row, 'context'), 100_000),
    }),
    send: async (body, header) =>
      (await migration.client.sessionContext.POST('/v2/sessions', { params: { header }, body })).data
        .sessionId,
  });
}

/** Characters. The old system had a row for each section of an appearance; these rows become one character. */
export async function migrateCharacters(migration: Migration, rows: OldRow[]): Promise<void> {
  const same = (first: Identified, repeat: Row) => {
    if (textIn(first.row, 'name') !== textIn(repeat, 'name')) return false;
    if (textIn(first.row, 'description') !== textIn(repeat, 'description'))
      migration.report.note(
        'characters',
        'duplicates with another description; the first one stays',
        `${first.id} ${textIn(repeat, 'name')}`,
      );
    return true;
  };
  const valid = identified(migration, 'characters', rows, same).filter(({ id, row }) => {
    if (textIn(row, 'name')) return true;
    leaveOut(migration, 'characters', id, 'there is no name');
    return false;
  });
  await bring(migration, valid, {
    table: 'characters',
    bodyOf: ({ id, row }) => ({
      name: fitted(migration, { table: 'characters', id }, textIn(row, 'name'), 500),
      description: fitted(migration, { table: 'characters', id }, textIn(row, 'description'), 100_000),
    }),
    send: async (body, header) =>
      (await migration.client.character.POST('/v2/characters', { params: { header }, body })).data
        .characterId,
  });
}

/** Contexts without their sections: actions refer to them before the sections exist. */
export async function migrateContexts(migration: Migration, rows: OldRow[]): Promise<Identified[]> {
  const contexts = identified(migration, 'contexts', rows);
  await bring(migration, contexts, {
    table: 'contexts',
    bodyOf: ({ id, row }) => ({
      sessionId: reference(migration, { table: 'contexts', id, row }, 'sessions', 'sessionid'),
      characterId: reference(migration, { table: 'contexts', id, row }, 'characters', 'characterid'),
      data: objectIn(row, 'data'),
    }),
    send: async (body, header) =>
      (await migration.client.sessionContext.POST('/v2/contexts', { params: { header }, body })).data
        .contextId,
  });
  return contexts;
}
