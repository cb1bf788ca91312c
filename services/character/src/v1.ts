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
import {
  addCharacter,
  changeCharacter,
  deleteCharacter,
  getCharacter,
  listCharacters,
} from './characters.ts';
import type { CharacterRow } from './tables.ts';

/** v1's operations: wire → noun → wire. v1 knows a name and a description, and leaves the rest of a character alone. */
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
  };
}

function characterView({
  characterId,
  name,
  description,
}: CharacterRow): components['schemas']['CharacterV1'] {
  return { characterId, name, description };
}
