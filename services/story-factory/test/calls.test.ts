import type { Peers } from '../src/peers.ts';
import { PeerProblem } from '@fountainai/service-kit';
import { expect, test } from 'vitest';
import { setUp } from './setup.ts';

/** Counts the calls to the other services, and makes the next call of an operation fail. */
let calls = 0;
let failing = '';

const counted = <T extends object>(service: T): T =>
  new Proxy(service, {
    get: (target, operation: string) => {
      const real = Reflect.get(target, operation) as (...args: unknown[]) => Promise<unknown>;
      return (...args: unknown[]) => {
        calls++;
        return operation === failing ? Promise.reject(refused) : real(...args);
      };
    },
  });
const refused = new PeerProblem('a', 503, 'down', { code: 'ECONNREFUSED' });

const { service } = setUp(({ script, character, sessionContext }: Peers) => ({
  script: counted(script),
  character: counted(character),
  sessionContext: counted(sessionContext),
}));

/** Returns a play with this many scenes. Half of them have no words; each character speaks in one scene only. */
const playOf = (sections: number) => {
  const scenes = Array.from({ length: sections }, (_, i) =>
    i % 2 ? `INT. ROOM ${i} - NIGHT\n` : `INT. ROOM ${i} - DAY\n\n@PERSON ${i}\nYes.\n`,
  );
  return `Title: ${sections} scenes\n\n${scenes.join('\n')}`;
};

/** The number of ids in one call. */
const chunk = 200;

async function count(work: () => Promise<{ status: number; body: unknown }>, status = 200): Promise<number> {
  calls = 0;
  const answer = await work();
  expect(answer).toMatchObject({ status });
  return calls;
}

async function callsAt(sections: number) {
  const text = playOf(sections);
  const importIt = (more = {}) =>
    service.api('importStoryV2', { body: { format: 'fountain', text }, ...more });
  let scriptId = 0;
  const imported = await count(async () => {
    const answer = await importIt();
    scriptId = answer.body.scriptId;
    return answer;
  }, 201);
  const query = { scriptId };
  const read = await count(() => service.api('getStoryV1', { query }));
  const readAgain = await count(() => service.api('getStoryV1', { query }));
  const validated = await count(() => service.api('validateStoryV2', { query }));
  const exported = await count(() =>
    service.api('exportStoryV2', { query: { ...query, format: 'fountain' } }),
  );
  const orchestrated = await count(
    () => service.api('orchestrateScriptV2', { params: { scriptId }, body: { render: [] } }),
    202,
  );
  failing = 'createAppearancesV2';
  const undone = await count(() => importIt({ workspace: 'undone' }), 503);
  failing = '';
  return { imported, read, readAgain, validated, exported, orchestrated, undone };
}

test('the other services are called as often for 10 sections as for 1,000, but for lists of more than 200 ids', async () => {
  const few = await callsAt(10);
  const many = await callsAt(1_000);
  // Characters, contexts, links to sections, appearances: each list needs one more call per 200 items.
  const lists = Math.ceil(1_000 / chunk);
  for (const [name, atTen] of Object.entries(few))
    expect([name, many[name as keyof typeof many]]).toEqual([
      name,
      expect.toSatisfy((n: number) => n <= atTen + 6 * lists),
    ]);
  expect(few).toEqual({
    imported: 5,
    read: 3,
    readAgain: 3,
    validated: 4,
    exported: 4,
    orchestrated: 4,
    undone: 8,
  });
});
