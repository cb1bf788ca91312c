import type { Operations } from '@fountainai/contracts';
import type { components, operations } from '@fountainai/contracts/character';
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
import { addAppearance, listSectionCharacters, removeAppearance } from './appearances.ts';
import {
  addCharacter,
  changeCharacter,
  deleteCharacter,
  getCharacter,
  listCharacters,
} from './characters.ts';
import { addParaphrase, deleteParaphrase, listParaphrases } from './paraphrases.ts';
import type { CharacterRow, ParaphraseRow } from './tables.ts';

/**
 * v1's operations: wire → noun → wire. v1 has name and description only, and leaves the other fields of a character.
 */
export function v1({ database }: { database: Database }): Operations<operations, 'V1', ServiceCall> {
  return {
    createCharacterV1: ({ body: { name, description = '' } }, call) =>
      write(database, call, async (db) => {
        const fields = { name, description, aliases: [], attributes: {} };
        const row = await addCharacter(db, call.caller.workspace, fields);
        const headers = { Location: `/v1/characters/${row.characterId}` };
        return { status: 201, headers, body: characterView(row) };
      }),

    listCharactersV1: ({ query: { cursor } }, call) =>
      read(database, call, async (db) => {
        const [after] = decodeCursor<[number]>(cursor, 'number') ?? [];
        const rows = await listCharacters(db, call.caller.workspace, { limit: longestList, after });
        return listAnswer(
          pageOf(rows, longestList, (row) => [row.characterId], characterView),
          '/v1/characters',
        );
      }),

    getCharacterV1: ({ params: { characterId } }, call) =>
      read(database, call, async (db) => {
        const row = await getCharacter(db, call.caller.workspace, characterId);
        return { status: 200, body: characterView(row) };
      }),

    replaceCharacterV1: ({ params: { characterId }, body: { name, description = '' } }, call) =>
      write(database, call, async (db) => {
        const row = await changeCharacter(db, call.caller.workspace, characterId, { name, description });
        return { status: 200, body: characterView(row) };
      }),

    deleteCharacterV1: ({ params: { characterId } }, call) =>
      write(database, call, async (db) => {
        await deleteCharacter(db, call.caller.workspace, characterId);
        return { status: 204 };
      }),

    addSectionCharacterV1: ({ params: { headingId }, body: { characterId } }, call) =>
      write(database, call, async (db) => {
        const body = { headingId, characterId };
        const isNew = await addAppearance(db, call.caller.workspace, body);
        if (!isNew) return { status: 200, body };
        const headers = { Location: `/v1/sections/${headingId}/characters/${characterId}` };
        return { status: 201, headers, body };
      }),

    listSectionCharactersV1: ({ params: { headingId }, query: { cursor } }, call) =>
      read(database, call, async (db) => {
        const [after] = decodeCursor<[number]>(cursor, 'number') ?? [];
        const rows = await listSectionCharacters(db, call.caller.workspace, {
          headingId,
          limit: longestList,
          after,
        });
        return listAnswer(
          pageOf(
            rows,
            longestList,
            ({ position }) => [position],
            ({ character }) => characterView(character),
          ),
          `/v1/sections/${headingId}/characters`,
        );
      }),

    removeSectionCharacterV1: ({ params }, call) =>
      write(database, call, async (db) => {
        await removeAppearance(db, call.caller.workspace, params);
        return { status: 204 };
      }),

    createCharacterParaphraseV1: ({ params, body: { text, commentary = '' } }, call) =>
      write(database, call, async (db) => {
        const fields = { originalId: params.characterId, text, commentary };
        const row = await addParaphrase(db, call.caller.workspace, fields);
        const headers = { Location: `/v1/paraphrases/${row.paraphraseId}` };
        return { status: 201, headers, body: paraphraseView(row) };
      }),

    listCharacterParaphrasesV1: ({ params: { characterId: originalId }, query: { cursor } }, call) =>
      read(database, call, async (db) => {
        const [after] = decodeCursor<[number]>(cursor, 'number') ?? [];
        const rows = await listParaphrases(db, call.caller.workspace, {
          originalId,
          limit: longestList,
          after,
        });
        return listAnswer(
          pageOf(rows, longestList, (row) => [row.paraphraseId], paraphraseView),
          `/v1/characters/${originalId}/paraphrases`,
        );
      }),

    deleteParaphraseV1: ({ params: { paraphraseId } }, call) =>
      write(database, call, async (db) => {
        await deleteParaphrase(db, call.caller.workspace, paraphraseId);
        return { status: 204 };
      }),
  };
}

function characterView({
  characterId,
  name,
  description,
}: CharacterRow): components['schemas']['CharacterV1'] {
  return { characterId, name, description };
}

function paraphraseView({
  paraphraseId,
  originalId,
  text,
  commentary,
}: ParaphraseRow): components['schemas']['ParaphraseV1'] {
  return { paraphraseId, originalId, text, commentary };
}
