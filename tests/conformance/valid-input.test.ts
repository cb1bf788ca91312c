// oxlint-disable vitest/expect-expect -- the checks throw what they find
import { beforeAll, describe, inject, test } from 'vitest';
import { checkValidInput } from './checks/valid-input.ts';
import { operationTimeoutMs, runOf } from './run-of.ts';
import { allTargets } from './target.ts';
import { createWorld } from './world/running-world.ts';
import type { World } from './world/world.ts';

const targets = allTargets();

// A workspace for each service: counters set near their end must not affect another service.
describe.each(Object.entries(Object.groupBy(targets, ({ service }) => service)))('%s', (service, its) => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld(inject('system'), `valid-${service}`);
  });

  test.each(its!.map((target) => [target.operationId, target] as const))(
    'what the spec allows is answered as it says: %s',
    (_, target) => checkValidInput(target, world, runOf(inject('system'), targets.length)),
    operationTimeoutMs,
  );
});
