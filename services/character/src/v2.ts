import type { Operations } from '@fountainai/contracts';
import type { components, operations } from '@fountainai/contracts/character';
import {
  decodeCursor,
  etagOf,
  etagMatches,
  etagOfRows,
  pageOf,
  read,
  write,
  type Database,
  type ServiceCall,
} from '@fountainai/service-kit';
import {
  addAppearance,
  addAppearances,
  listAppearances,
  listSectionCharacters,
  removeAppearance,
} from './appearances.ts';
import {
  addCharacter,
  addCharacters,
  changeCharacter,
  deleteCharacter,
  deleteCharacters,
  getCharacter,
  listCharacters,
  listCharacterVersions,
  type CharacterFields,
} from './characters.ts';
import { addParaphrase, deleteParaphrase, listParaphrases } from './paraphrases.ts';
import type { CharacterRow, ParaphraseRow } from './tables.ts';

/** v2's operations: wire → noun → wire. */
export function v2({ database }: { database: Database }): Operations<operations, 'V2', ServiceCall> {
  return {
    createCharacterV2: ({ body }, call) =>
      write(database, call, async (db) => {
        const row = await addCharacter(db, call.caller.workspace, fieldsOf(body));
        const headers = { Location: `/v2/characters/${row.characterId}`, ETag: etagOf(row.version) };
        return { status: 201, headers, body: characterView(row) };
      }),

    createCharactersV2: ({ body }, call) =>
      write(database, call, async (db) => {
        const rows = await addCharacters(db, call.caller.workspace, body.characters.map(fieldsOf));
        return { status: 201, body: { items: rows.map(characterView) } };
      }),

    listCharactersV2: ({ query: { ids, name, limit = 50, cursor }, headers }, call) =>
      read(database, call, async (db) => {
        const { workspace } = call.caller;
        const [after] = decodeCursor<[number]>(cursor, 'number') ?? [];
        const wanted = { ids, name, limit, after };
        const condition = headers['if-none-match'];
        // The usual revalidation: answered without reading the whole page.
        if (condition && ids && name === undefined) {
          const ETag = tagOf(await listCharacterVersions(db, workspace, { ...wanted, ids }));
          if (etagMatches(condition, ETag)) return { status: 304, headers: { ETag } };
        }
        const rows = await listCharacters(db, workspace, wanted);
        const ETag = tagOf(rows);
        return {
          status: 200,
          headers: { ETag },
          body: pageOf(rows, limit, (row) => [row.characterId], characterView),
        };
      }),

    getCharacterV2: ({ params }, call) =>
      read(database, call, async (db) =>
        characterAnswer(await getCharacter(db, call.caller.workspace, params.characterId)),
      ),

    replaceCharacterV2: ({ params: { characterId }, headers, body }, call) =>
      write(database, call, async (db) => {
        const condition = { headers, body };
        const fields = fieldsOf(body);
        return characterAnswer(
          await changeCharacter(db, call.caller.workspace, characterId, fields, condition),
        );
      }),

    updateCharacterV2: ({ params: { characterId }, headers, body }, call) =>
      write(database, call, async (db) => {
        const { version: _, ...fields } = body;
        const condition = { headers, body };
        return characterAnswer(
          await changeCharacter(db, call.caller.workspace, characterId, fields, condition),
        );
      }),

    deleteCharacterV2: ({ params: { characterId }, headers }, call) =>
      write(database, call, async (db) => {
        await deleteCharacter(db, call.caller.workspace, characterId, { headers });
        return { status: 204 };
      }),

    deleteCharactersV2: ({ query: { ids } }, call) =>
      write(database, call, async (db) => {
        await deleteCharacters(db, call.caller.workspace, ids);
        return { status: 204 };
      }),

    addSectionCharacterV2: ({ params: { headingId }, body: { characterId } }, call) =>
      write(database, call, async (db) => {
        const body = { headingId, characterId };
        const isNew = await addAppearance(db, call.caller.workspace, body);
        if (!isNew) return { status: 200, body };
        const headers = { Location: `/v2/sections/${headingId}/characters/${characterId}` };
        return { status: 201, headers, body };
      }),

    createAppearancesV2: ({ body: { appearances } }, call) =>
      write(database, call, async (db) => {
        const count = await addAppearances(db, call.caller.workspace, appearances);
        return { status: 201, body: { count } };
      }),

    listAppearancesV2: ({ query: { headingIds, limit = 1_000, cursor } }, call) =>
      read(database, call, async (db) => {
        const after = decodeCursor<[number, number]>(cursor, 'number', 'number');
        const rows = await listAppearances(db, call.caller.workspace, { headingIds, limit, after });
        const body = pageOf(
          rows,
          limit,
          ({ headingId, position }) => [headingId, position],
          ({ headingId, characterId }) => ({ headingId, characterId }),
        );
        return { status: 200, body };
      }),

    listSectionCharactersV2: ({ params: { headingId }, query: { limit = 50, cursor } }, call) =>
      read(database, call, async (db) => {
        const [after] = decodeCursor<[number]>(cursor, 'number') ?? [];
        const rows = await listSectionCharacters(db, call.caller.workspace, { headingId, limit, after });
        const view = ({ character }: (typeof rows)[number]) => characterView(character);
        return { status: 200, body: pageOf(rows, limit, ({ position }) => [position], view) };
      }),

    removeSectionCharacterV2: ({ params }, call) =>
      write(database, call, async (db) => {
        await removeAppearance(db, call.caller.workspace, params);
        return { status: 204 };
      }),

    createCharacterParaphraseV2: ({ params, body: { text, commentary = '' } }, call) =>
      write(database, call, async (db) => {
        const fields = { originalId: params.characterId, text, commentary };
        const row = await addParaphrase(db, call.caller.workspace, fields);
        const headers = { Location: `/v2/paraphrases/${row.paraphraseId}`, ETag: etagOf(row.version) };
        return { status: 201, headers, body: paraphraseView(row) };
      }),

    listCharacterParaphrasesV2: (
      { params: { characterId: originalId }, query: { limit = 50, cursor } },
      call,
    ) =>
      read(database, call, async (db) => {
        const [after] = decodeCursor<[number]>(cursor, 'number') ?? [];
        const rows = await listParaphrases(db, call.caller.workspace, { originalId, limit, after });
        return { status: 200, body: pageOf(rows, limit, (row) => [row.paraphraseId], paraphraseView) };
      }),

    deleteParaphraseV2: ({ params: { paraphraseId }, headers }, call) =>
      write(database, call, async (db) => {
        await deleteParaphrase(db, call.caller.workspace, paraphraseId, { headers });
        return { status: 204 };
      }),
  };
}

/** Missing fields become empty. */
function fieldsOf({
  name,
  description = '',
  aliases = [],
  attributes = {},
}: components['schemas']['NewCharacter']): CharacterFields {
  return { name, description, aliases, attributes };
}

function characterAnswer(row: CharacterRow) {
  return { status: 200 as const, headers: { ETag: etagOf(row.version) }, body: characterView(row) };
}

function characterView(row: CharacterRow): components['schemas']['CharacterV2'] {
  return {
    characterId: row.characterId,
    name: row.name,
    description: row.description,
    aliases: row.aliases,
    attributes: row.attributes,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

function paraphraseView(row: ParaphraseRow): components['schemas']['ParaphraseV2'] {
  return {
    paraphraseId: row.paraphraseId,
    originalId: row.originalId,
    text: row.text,
    commentary: row.commentary,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

function tagOf(rows: Pick<CharacterRow, 'characterId' | 'version'>[]): string {
  return etagOfRows(rows.map((row) => [row.characterId, row.version]));
}
