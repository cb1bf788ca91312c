import type { ServiceName } from '@fountainai/contracts';
import { expect, test } from 'vitest';
import { ask, type Answer } from './client.ts';

interface GptOperation {
  method: string;
  path: string;
  parameters: { name: string; in: string; required?: boolean }[];
  fields: Record<string, object>;
}

/** The operations of a service as in a GPT action: from /v2/gpt.json only. */
async function operationsOf(service: ServiceName): Promise<Map<string, GptOperation>> {
  const { body } = await ask(service, '/v2/gpt.json', { token: null });
  const entries = Object.entries<Record<string, never>>(body.paths).flatMap(([path, item]) =>
    Object.entries<{
      operationId: string;
      parameters?: GptOperation['parameters'];
      requestBody?: { content: { 'application/json': { schema: { properties: Record<string, object> } } } };
    }>(item).map(([method, operation]) => {
      const fields = operation.requestBody?.content['application/json'].schema.properties ?? {};
      return [
        operation.operationId,
        { method: method.toUpperCase(), path, parameters: operation.parameters ?? [], fields },
      ] as const;
    }),
  );
  return new Map(entries);
}

type Given = { body?: Record<string, unknown> } & {
  [parameter: string]: string | number | object | undefined;
};

const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

/** Calls an operation as a GPT action does: declared parameters, a body of declared fields, no additional headers. */
async function call(service: ServiceName, id: string, { body, ...given }: Given = {}): Promise<Answer> {
  const operation = (await operationsOf(service)).get(id);
  expect([service, id, operation]).not.toContain(undefined);
  const { method, path, parameters, fields } = operation!;
  for (const name of Object.keys(given))
    expect([id, parameters.map((parameter) => parameter.name)]).toEqual([id, expect.arrayContaining([name])]);
  for (const name of Object.keys(body ?? {}))
    expect([id, Object.keys(fields)]).toEqual([id, expect.arrayContaining([name])]);
  const query = new URLSearchParams();
  for (const { name, in: place } of parameters)
    if (place === 'query' && given[name] !== undefined) query.set(name, text(given[name]));
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => text(given[name]));
  const answer = await ask(service, `${filled}?${query.toString()}`, { method, ...(body && { body }) });
  expect(answer.text.length).toBeLessThan(100_000);
  return answer;
}

test('with the GPT documents alone a client writes, reads and corrects a scene', async () => {
  const { body: script } = await call('script', 'createScriptV2', {
    body: { title: 'By a model', requestId: 'gpt-script' },
  });
  const { scriptId } = script;
  const { body: section } = await call('script', 'createSectionV2', {
    scriptId,
    body: { title: 'A garden', requestId: 'gpt-section' },
  });
  const { headingId } = section;
  const { body: character } = await call('character', 'createCharacterV2', {
    body: { name: 'EVE', requestId: 'gpt-eve' },
  });
  const { body: context } = await call('session-context', 'createContextV2', {
    body: { headingId, data: { mood: 'curious' }, requestId: 'gpt-mood' },
  });
  const { body: words } = await call('script', 'createSpokenWordV2', {
    headingId,
    body: { text: 'An aple?', requestId: 'gpt-words' },
  });
  const { status } = await call('script', 'createActionV2', {
    headingId,
    body: {
      characterId: character.characterId,
      dialogueId: words.dialogueId,
      contextId: context.contextId,
      requestId: 'gpt-speech',
    },
  });
  expect(status).toBe(201);

  const { body: story } = await call('story-factory', 'getStoryV2', { scriptId });
  expect(story.story).toMatchObject([
    { character: { name: 'EVE' }, spokenWord: { text: 'An aple?' }, context: { data: { mood: 'curious' } } },
  ]);

  const mend = (version: number) =>
    call('script', 'updateSpokenWordV2', {
      dialogueId: words.dialogueId,
      body: { text: 'An apple?', version },
    });
  expect((await mend(words.version + 1)).status).toBe(409);
  expect((await mend(words.version)).status).toBe(200);
  const again = await call('script', 'createSectionV2', {
    scriptId,
    body: { title: 'A garden', requestId: 'gpt-section' },
  });
  expect(again.body.headingId).toBe(headingId);

  const { body: mended } = await call('story-factory', 'getStoryV2', { scriptId });
  expect(mended.story[0].spokenWord.text).toBe('An apple?');
  const { body: findings } = await call('story-factory', 'validateStoryV2', { scriptId });
  expect(findings.items.map(({ rule }: { rule: string }) => rule)).toEqual(['speaks_without_appearing']);
  await call('character', 'addSectionCharacterV2', {
    headingId,
    body: { characterId: character.characterId, requestId: 'gpt-appears' },
  });
  expect((await call('story-factory', 'validateStoryV2', { scriptId })).body.items).toEqual([]);
});
