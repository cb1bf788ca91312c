import { afterEach, describe, expect, test } from 'vitest';
import { checkAuthentication, checkOtherMethods, checkScopes } from './checks/access.ts';
import { checkInvalidInput } from './checks/invalid-input.ts';
import { checkRawRequests } from './checks/raw-requests.ts';
import { checkStarving, neighbourOf } from './checks/starving.ts';
import { checkTenants } from './checks/tenants.ts';
import { checkValidInput } from './checks/valid-input.ts';
import { Finding } from './finding.ts';
import { bugs } from './planted/bugs.ts';
import { notesContract } from './planted/notes-contract.ts';
import { notesParts, notesWorld, serve, type App, type Parts } from './planted/notes-service.ts';
import { targetsOf } from './target.ts';

// A fixed seed, so that planted bugs are not found by chance.
const run = { seed: 1, cases: 60 };

let app: App | undefined;
afterEach(() => app?.close());

/** Runs all checks of the suite on a small service. */
async function findings(plant: (parts: Parts) => void): Promise<Finding[]> {
  const targets = targetsOf(notesContract());
  const parts = notesParts(structuredClone(notesContract()));
  plant(parts);
  app = parts.app;
  const url = await serve(parts);
  const [mine, theirs] = [notesWorld(url, parts, 'mine'), notesWorld(url, parts, 'theirs')];
  const checks = [
    ...targets.flatMap((target) => [
      () => checkValidInput(target, mine, run),
      () => checkInvalidInput(target, mine, run),
      () => checkAuthentication(target, mine),
      () => checkScopes(target, mine),
      () => checkTenants(target, mine, theirs),
      () => checkRawRequests(target, mine, run),
      () => checkStarving(target, mine, neighbourOf(target, targets), theirs),
    ]),
    ...Object.values(Object.groupBy(targets, ({ path }) => path)).map(
      (ofPath) => () => checkOtherMethods(ofPath!, mine),
    ),
  ];
  const found: Finding[] = [];
  for (const check of checks)
    await check().catch((error: unknown) => {
      if (!(error instanceof Finding)) throw error;
      found.push(error);
    });
  return found;
}

/** Each kind once per operation, from any number of checks. */
const names = (found: Finding[]) => [
  ...new Set(found.map(({ kind, operationId }) => `${kind}: ${operationId}`)),
];

test('a service that follows its spec passes', async () => {
  expect(names(await findings(() => {}))).toEqual([]);
});

describe('detects exactly the planted bug', () => {
  test.each(bugs)('$kind: $what', async ({ kind, operationId, plant }) => {
    const found = await findings(plant);
    const planted = `${kind}: ${operationId}`;
    // Requests beside an event loop that is held may be shed, which other checks report.
    if (kind === 'starves others') expect(names(found)).toContain(planted);
    else expect(names(found)).toEqual([planted]);
  });
});

test('a finding has the shrunk request, as a command line, with the seed', async () => {
  const [bug] = bugs.filter(({ kind }) => kind === 'server error');
  const [found] = await findings(bug!.plant);
  expect(found!.message).toMatch(/^listNotesV1: server error: 500 /);
  expect(found!.message).toContain(`curl -i -X GET 'http://127.0.0.1:`);
  expect(found!.message).toMatch(/\/v1\/notes\?limit=\d{3}' -H "Authorization: Bearer \$TOKEN"\n/);
  expect(found!.message).toContain('FC_SEED=1 ');
});
