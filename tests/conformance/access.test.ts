// oxlint-disable vitest/expect-expect -- the checks throw what they find
import { beforeAll, describe, inject, test } from 'vitest';
import { checkAuthentication, checkOtherMethods, checkScopes } from './checks/access.ts';
import { allTargets } from './target.ts';
import { createWorld } from './world/running-world.ts';
import type { World } from './world/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld(inject('system'), 'access');
});

const targets = allTargets();
const operations = targets.map((target) => [target.operationId, target] as const);
const paths = Object.entries(Object.groupBy(targets, ({ service, path }) => `${service} ${path}`));

describe('without a token', () => {
  test.each(operations)('401 %s', (_, target) => checkAuthentication(target, world));
});

describe('without a scope that the spec asks for', () => {
  test.each(operations)('403 %s', (_, target) => checkScopes(target, world));
});

describe('with another method', () => {
  test.each(paths)('405 %s', (_, ofPath) => checkOtherMethods(ofPath!, world));
});
