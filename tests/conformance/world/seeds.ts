import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RequestValues } from '../request.ts';
import type { Id } from './world.ts';

/** Calls an operation of one service and requires a success. */
// oxlint-disable-next-line typescript/no-explicit-any -- answers of every shape
export type Call = (operationId: string, values: Partial<RequestValues>) => Promise<any>;

/** Ids by their name in requests and answers. */
export type Ids = Record<string, readonly Id[]>;

/** An id that no workspace has. */
const unusedId = () => randomInt(1e9, 1e12);

/** Counters of two elements in both number lines, and two versions of each. */
export async function seedSequences(call: Call): Promise<Ids> {
  const elementTypes = ['action', 'section'];
  const elementId = [unusedId(), unusedId()];
  const elements = elementTypes.flatMap((elementType) =>
    elementId.map((id) => ({ elementType, elementId: id })),
  );
  const made = elements.flatMap((element) =>
    ['V1', 'V2'].map(async (version) => {
      await call(`generateSequenceNumber${version}`, { body: { ...element, count: 3 } });
      for (const draft of ['first', 'second'])
        await call(`createSequenceVersion${version}`, { body: { ...element, newVersionData: { draft } } });
    }),
  );
  await Promise.all(made);
  return { elementType: elementTypes, elementId, versionNumber: [1, 2] };
}

/** Two characters that appear in two sections, with a paraphrase of each. */
export async function seedCharacters(call: Call, word: string, ids: Record<string, Ids>): Promise<Ids> {
  const { items } = await call('createCharactersV2', {
    body: {
      characters: ['JULIET', 'ROMEO'].map((name) => ({
        name: `${name} ${word}`,
        description: word,
        aliases: [word],
        attributes: { house: word },
      })),
    },
  });
  const characterId: number[] = items.map((item: { characterId: number }) => item.characterId);
  const headingId = (ids['script']?.['headingId'] ?? [unusedId(), unusedId()]) as number[];
  await call('createAppearancesV2', {
    body: {
      appearances: headingId.flatMap((heading) =>
        characterId.map((id) => ({ headingId: heading, characterId: id })),
      ),
    },
  });
  const paraphraseId = [];
  for (const id of characterId)
    paraphraseId.push(
      (await paraphrase(call, 'createCharacterParaphraseV2', { characterId: id }, word)).paraphraseId,
    );
  return { characterId, paraphraseId };
}

/** Two sessions whose context was changed, and two contexts in each. */
export async function seedSessions(call: Call, word: string, ids: Record<string, Ids>): Promise<Ids> {
  const sessionId: number[] = [];
  const contextId: number[] = [];
  const headingId = ids['script']?.['headingId']?.[0] ?? unusedId();
  for (const userId of [1, 2]) {
    const session = (await call('createSessionV2', { body: { userId, context: `first ${word}` } })).sessionId;
    sessionId.push(session);
    await call('replaceSessionContextV2', {
      params: { sessionId: session },
      body: { context: `then ${word}` },
    });
    const context = { sessionId: session, headingId, data: { mood: word } };
    const { items } = await call('createContextsV2', { body: { contexts: [context, context] } });
    contextId.push(...items.map((item: { contextId: number }) => item.contextId));
  }
  return { sessionId, contextId };
}

/** Two scripts of two sections, each with a speech and a direction; two revisions, a named version, paraphrases. */
export async function seedScripts(call: Call, word: string, ids: Record<string, Ids>): Promise<Ids> {
  const made: Record<string, number[]> = {
    scriptId: [],
    headingId: [],
    actionId: [],
    dialogueId: [],
    paraphraseId: [],
  };
  for (const number of [1, 2]) {
    const content = contentOf(`${word} ${number}`, word, ids);
    const { scriptId } = await call('createScriptContentV2', { body: content });
    const params = { scriptId };
    await call('updateScriptV2', { params, body: { description: `again ${word}` } });
    await call('createScriptVersionV1', { params, body: { name: word } });
    const { sections } = await call('getScriptContentV2', { params });
    made['scriptId']!.push(scriptId);
    for (const { headingId, actions } of sections as Section[]) {
      made['headingId']!.push(headingId);
      made['actionId']!.push(...actions.map(({ actionId }) => actionId));
      made['dialogueId']!.push(...actions.flatMap(({ dialogueId }) => dialogueId ?? []));
    }
  }
  const [actionId, dialogueId] = [made['actionId']![0]!, made['dialogueId']![0]!];
  for (const [operationId, params] of [
    ['createActionParaphraseV2', { actionId }],
    ['createSpokenWordParaphraseV2', { dialogueId }],
  ] as const)
    made['paraphraseId']!.push((await paraphrase(call, operationId, params, word)).paraphraseId);
  return { ...made, revision: [1, 2], versionNumber: [1] };
}

/**
 * A script of its own, which no test of another service deletes, and the score of one section. Composition and
 * rendering have finished when this returns.
 */
export async function seedOrchestrations(
  call: Call,
  word: string,
  ids: Record<string, Ids>,
  callScript: Call,
): Promise<Ids> {
  const { scriptId } = await callScript('createScriptContentV2', { body: contentOf(word, word, ids) });
  const params = { scriptId };
  const { sections } = await callScript('getScriptContentV2', { params });
  const headingIds = (sections as Section[]).map(({ headingId }) => headingId);
  const headingId = headingIds[0]!;
  await call('orchestrateScriptV2', { params, body: { headingId, render: [] } });
  for (;;) {
    const { state, files } = await call('getOrchestrationV2', { params, query: { headingId } });
    if (state === 'failed') throw new Error('The score of the seeds could not be made.');
    if (state === 'done')
      return {
        scriptId: [scriptId],
        headingId: headingIds,
        fileId: files.map(({ fileId }: { fileId: number }) => fileId),
      };
    await sleep(50);
  }
}

interface Section {
  headingId: number;
  actions: { actionId: number; dialogueId: number | null }[];
}

function contentOf(title: string, word: string, ids: Record<string, Ids>) {
  const characterId = ids['character']?.['characterId']?.[0] ?? null;
  const contextId = ids['session-context']?.['contextId']?.[0] ?? null;
  const actions = [
    { characterId, contextId, spokenWord: { text: `Speaks: ${word}` } },
    { description: `Enters: ${word}` },
  ];
  return {
    script: { title, author: word, description: word },
    sections: [1, 2].map((scene) => ({ title: `Scene ${scene} ${word}`, actions })),
  };
}

const paraphrase = (call: Call, operationId: string, params: Record<string, number>, word: string) =>
  call(operationId, { params, body: { text: `In other words: ${word}`, commentary: word } });
