// oxlint-disable vitest/expect-expect -- the checks throw what they find
import { beforeAll, describe, inject, test } from 'vitest';
import { checkRawRequests } from './checks/raw-requests.ts';
import { checkStarving, neighbourOf } from './checks/starving.ts';
import { operationTimeoutMs, runOf } from './run-of.ts';
import { allTargets } from './target.ts';
import { createWorld } from './world/running-world.ts';
import type { World } from './world/world.ts';

let mine: World;
let theirs: World;
beforeAll(async () => {
  [mine, theirs] = await Promise.all([
    createWorld(inject('system'), 'hostile'),
    createWorld(inject('system'), 'neighbour'),
  ]);
});

const targets = allTargets();
const operations = targets.map((target) => [target.operationId, target] as const);
const withBody = operations.filter(([, { body }]) => body);

describe('any method, path and headers get no 5xx', () => {
  test.each(operations)('%s', (_, target) =>
    checkRawRequests(target, mine, runOf(inject('system'), targets.length)),
  );
});

describe('the largest and most costly bodies block no other client', () => {
  test.each(withBody)(
    '%s',
    (_, target) => checkStarving(target, mine, neighbourOf(target, targets), theirs),
    operationTimeoutMs,
  );
});
