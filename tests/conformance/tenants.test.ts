// oxlint-disable vitest/expect-expect -- the checks throw what they find
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { checkTenants } from './checks/tenants.ts';
import { exampleRequest } from './generate/example.ts';
import { send } from './request.ts';
import { allTargets, type Target } from './target.ts';
import { createWorld } from './world/running-world.ts';
import type { World } from './world/world.ts';

const targets = allTargets();

/** The position of the id, for names with several. */
const idNames = [
  ['character', 'characterId'],
  ['character', 'paraphraseId'],
  ['session-context', 'sessionId'],
  ['session-context', 'contextId'],
  ['script', 'scriptId'],
  ['script', 'headingId'],
  ['script', 'actionId'],
  ['script', 'dialogueId'],
  ['script', 'paraphraseId'],
  ['story-factory', 'fileId'],
] as const;

let mine: World;
let theirs: World;
beforeAll(async () => {
  [mine, theirs] = await Promise.all([
    createWorld(inject('system'), 'mine'),
    createWorld(inject('system'), 'theirs'),
  ]);
});

test('the seeds create every id in a path of the specs', () => {
  const unseeded = targets.flatMap(({ service, operationId, parameters }) =>
    parameters
      .filter(({ in: place, name }) => place === 'path' && mine.ids(service, name).length === 0)
      .map(({ name }) => `${operationId}: ${name}`),
  );
  expect(unseeded).toEqual([]);
});

test('the ids of a workspace have no gaps, also during writes of others', async () => {
  const worlds = await Promise.all(
    ['one', 'two', 'three'].map((name) => createWorld(inject('system'), name)),
  );
  const gaps = worlds.flatMap((world) =>
    idNames.flatMap(([service, name]) => {
      const ids = world.ids(service, name).map(Number);
      return Math.max(...ids) - Math.min(...ids) === ids.length - 1
        ? []
        : [`${service} ${name}: ${ids.join(' ')}`];
    }),
  );
  expect(gaps).toEqual([]);
});

describe('another workspace gets answers as for missing resources', () => {
  test.each(targets.map((target) => [target.operationId, target] as const))('%s', (_, target) =>
    checkTenants(target, mine, theirs),
  );
});

test('another workspace changes nothing', async () => {
  const victim = await createWorld(inject('system'), 'victim');
  const before = await everythingReadable(victim);
  expect(before.filter(({ status }) => status !== 200)).toEqual([]);
  for (const target of targets.filter(({ method }) => method !== 'GET'))
    await send(
      victim.url(target.service),
      target,
      exampleRequest(target, { idsOf: victim, textsOf: theirs }),
      theirs.token(),
    );
  expect(await everythingReadable(victim)).toEqual(before);
});

/** The answers of every GET in the specs with the ids of a world. */
async function everythingReadable(world: World) {
  const read = async (target: Target) => {
    const request = exampleRequest(target, { idsOf: world, textsOf: world });
    const { status, text } = await send(world.url(target.service), target, request, world.token());
    return { operationId: target.operationId, status, text };
  };
  const answers = [];
  for (const target of targets.filter(({ method }) => method === 'GET')) answers.push(await read(target));
  return answers;
}
