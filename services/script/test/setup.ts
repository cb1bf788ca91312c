import { openDatabase, type Database } from '@fountainai/service-kit';
import { setUpService, type TestApi, type TestService } from '@fountainai/service-testing';
import { buildApp, ownNumbers } from '../src/app.ts';

/** Starts the service without a sequence service. */
export function setUp(): TestService<Database> {
  return setUpService('script', openDatabase, ({ config, database }) =>
    buildApp({ config, database, numbers: ownNumbers(database) }),
  );
}

export interface Scene {
  scriptId: number;
  headingId: number;
  dialogueId: number;
  actionId: number;
}

/** Makes a script with one section, one spoken word and the speech that speaks the word. */
export async function makeScene(api: TestApi, workspace = 'test'): Promise<Scene> {
  const create = async (operationId: string, params: Record<string, number>, body: object) =>
    (await api(operationId, { params, body, workspace })).body;
  const { scriptId } = await create('createScriptV2', {}, { title: 'Romeo and Juliet' });
  const { headingId } = await create('createSectionV2', { scriptId }, { title: 'SCENE II.', level: 2 });
  const { dialogueId } = await create('createSpokenWordV2', { headingId }, { text: 'But, soft!' });
  const { actionId } = await create('createActionV2', { headingId }, { characterId: 1, dialogueId });
  return { scriptId, headingId, dialogueId, actionId };
}

/** Returns a problem without the fields that differ from call to call. */
export const bare = (problem: object) => ({ ...problem, requestId: '' });

/** Runs a statement that the service's role may not run. @returns the rows */
export async function asAdmin({ testDatabase }: TestService<Database>, statement: string) {
  const database = openDatabase('script', { url: testDatabase.adminUrl, poolSize: 1 });
  try {
    return (await database.pool.query(statement)).rows;
  } finally {
    await database.close();
  }
}

/** Returns a play with this many scenes, and this many speeches in each scene. */
export const bigPlay = (scenes: number, speeches: number) => ({
  script: { title: 'Big' },
  sections: Array.from({ length: scenes }, (_, s) => ({
    title: `SCENE ${s}`,
    level: 2,
    actions: Array.from({ length: speeches }, (__, i) => ({
      characterId: 1 + ((s * speeches + i) % 900),
      spokenWord: { text: `${s}.${i} `.padEnd(200, 'so ') },
    })),
  })),
});

interface ReadWord {
  dialogueId: number;
  text: string;
}
interface ReadSection {
  headingId: number;
  title: string;
  level: number;
  actions: (Record<string, unknown> & { actionId: number; spokenWord: ReadWord | null })[];
  unplacedSpokenWords: ReadWord[];
}

/** Returns the section from a response in the form that a request keeps it unchanged. */
export function sentSection({ headingId, title, level, actions, unplacedSpokenWords }: ReadSection) {
  const word = ({ dialogueId, text }: ReadWord) => ({ dialogueId, text });
  return {
    headingId,
    title,
    level,
    actions: actions.map(({ sequenceNumber: _number, dialogueId: _words, spokenWord, ...action }) => ({
      ...action,
      spokenWord: spokenWord && word(spokenWord),
    })),
    unplacedSpokenWords: unplacedSpokenWords.map(word),
  };
}
