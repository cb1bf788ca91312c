import { openDatabase, type Database } from '@fountainai/service-kit';
import { setUpService, type TestApi, type TestService } from '@fountainai/service-testing';
import { buildApp, ownNumbers } from '../src/app.ts';

/** The service as it is without a sequence service. */
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

/** A script with one section, in it one spoken word and the speech that says it. */
export async function makeScene(api: TestApi, workspace = 'test'): Promise<Scene> {
  const create = async (operationId: string, params: Record<string, number>, body: object) =>
    (await api(operationId, { params, body, workspace })).body;
  const { scriptId } = await create('createScriptV2', {}, { title: 'Romeo and Juliet' });
  const { headingId } = await create('createSectionV2', { scriptId }, { title: 'SCENE II.', level: 2 });
  const { dialogueId } = await create('createSpokenWordV2', { headingId }, { text: 'But, soft!' });
  const { actionId } = await create('createActionV2', { headingId }, { characterId: 1, dialogueId });
  return { scriptId, headingId, dialogueId, actionId };
}

/** A problem without what differs from call to call. */
export const bare = (problem: object) => ({ ...problem, requestId: '' });

/** Runs a statement that the service itself may not run. @returns the rows */
export async function asAdmin({ testDatabase }: TestService<Database>, statement: string) {
  const database = openDatabase('script', { url: testDatabase.adminUrl, poolSize: 1 });
  try {
    return (await database.pool.query(statement)).rows;
  } finally {
    await database.close();
  }
}

/** A play of so many scenes, in each so many speeches. */
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

/** What was read of a section, as it is sent to stay what it is. */
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
