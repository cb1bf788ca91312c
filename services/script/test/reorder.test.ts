import { loadContract } from '@fountainai/contracts';
import { buildApp as buildSequence } from '@fountainai/sequence';
import { openDatabase, PeerProblem, type ServiceCall } from '@fountainai/service-kit';
import { createTestApi, createTestDatabase, setUpService, type TestApi } from '@fountainai/service-testing';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { buildApp, ownNumbers, sequenceNumbers } from '../src/app.ts';
import { bare, makeScene, sentSection } from './setup.ts';

const cleanUp: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of cleanUp.toReversed()) await close();
});

let sequence: TestApi;
let own: TestApi;
/** The requests to the sequence service, and a hook that runs before its response. */
let asked: string[] = [];
let onAsk: (operationId: string) => Promise<void> = async () => {};
beforeEach(() => {
  asked = [];
  onAsk = async () => {};
});

const service = setUpService('script', openDatabase, async ({ config, database, tokens }) => {
  const testDatabase = await createTestDatabase('sequence');
  const sequenceDatabase = openDatabase('sequence', testDatabase.config);
  const sequenceApp = await buildSequence({ config, database: sequenceDatabase });
  sequence = createTestApi(loadContract('sequence'), sequenceApp, tokens);
  cleanUp.push(
    () => testDatabase.drop(),
    () => sequenceDatabase.close(),
    () => sequenceApp.close(),
  );
  own = createTestApi(
    loadContract('script'),
    await buildApp({ config, database, numbers: ownNumbers(database) }),
    tokens,
  );
  const peer =
    (operationId: string) =>
    async ({ query, body }: { query: Record<string, unknown>; body: unknown }, call: ServiceCall) => {
      asked.push(operationId);
      await onAsk(operationId);
      const { workspace } = call.caller;
      const headers = call.idempotencyKey ? { 'idempotency-key': call.idempotencyKey } : {};
      const answer = await sequence(operationId, { query, body, headers, workspace });
      if (answer.status >= 400) throw new PeerProblem('sequence', 502, 'no', answer.body, answer.status);
      return answer;
    };
  const client = {
    generateSequenceNumberV1: peer('generateSequenceNumberV1'),
    getSequenceV1: peer('getSequenceV1'),
    setSequenceV1: peer('setSequenceV1'),
  };
  return buildApp({ config, database, numbers: sequenceNumbers(database, client as never) });
});
const api: TestApi = (operationId, request) => service.api(operationId, request);

const upTo = (length: number) => Array.from({ length }, (_, i) => i + 1);

interface Play {
  scriptId: number;
  headingIds: number[];
  actionIds: number[];
  otherActionId: number;
}

/** Makes a script with four sections; the first has four actions, the second has one. */
async function makePlay(call: TestApi, workspace = 'test') {
  const body = {
    script: { title: 'x' },
    sections: [
      { title: 'a', actions: [{}, {}, {}, {}] },
      { title: 'b', actions: [{}] },
      { title: 'c', actions: [] },
      { title: 'd', actions: [] },
    ],
  };
  const { scriptId, headingIds } = (await call('createScriptContentV2', { body, workspace })).body;
  const { sections } = (await call('getScriptContentV2', { params: { scriptId }, workspace })).body;
  const [actionIds, otherActionIds] = sections.map(({ actions }: { actions: { actionId: number }[] }) =>
    actions.map(({ actionId }) => actionId),
  );
  const play: Play = { scriptId, headingIds, actionIds, otherActionId: otherActionIds[0] };
  return play;
}

const kinds = [
  {
    noun: 'Section',
    idField: 'headingId',
    ids: (play: Play) => play.headingIds,
    parent: (play: Play) => ({ scriptId: play.scriptId }),
    free: 5,
  },
  {
    noun: 'Action',
    idField: 'actionId',
    ids: (play: Play) => play.actionIds,
    parent: (play: Play) => ({ headingId: play.headingIds[0]! }),
    free: 6,
  },
] as const;

const numberings = [
  ['with a sequence service', () => api],
  ['with own numbers', () => own],
] as const;

describe.each(numberings)('%s', (_, pick) => {
  describe.each(kinds)('reorder$noun', ({ noun, idField, ids, parent, free }) => {
    const call: TestApi = (operationId, request) => pick()(operationId, request);
    const elementsOf = (numbers: [id: number, newSequence: number][]) =>
      numbers.map(([id, newSequence]) => ({ [idField]: id, newSequence }));
    const reorder = (play: Play, numbers: [number, number][], version = 2, more: object = {}) =>
      call(`reorder${noun}sV${version}`, {
        params: parent(play),
        body: { elements: elementsOf(numbers), ...(more as { body?: object }).body },
        ...('workspace' in more && { workspace: more.workspace as string }),
      });
    const list = async (play: Play) => {
      const { body } = await call(`list${noun}sV2`, { params: parent(play) });
      return body.items.map((item: Record<string, number>) => [item[idField], item.sequenceNumber]);
    };
    const revision = async ({ scriptId }: Play) =>
      (await call('getScriptV2', { params: { scriptId } })).body.revision;
    const create = (play: Play) =>
      call(`create${noun}V2`, {
        params: parent(play),
        body: noun === 'Section' ? { title: 'new' } : {},
      });

    test('V1 renumbers those that are named', async () => {
      const play = await makePlay(call);
      const [a, b, c, d] = ids(play) as [number, number, number, number];
      const before = await revision(play);
      const { status, body } = await reorder(
        play,
        [
          [a, 2],
          [b, 3],
          [c, 1],
        ],
        1,
      );
      expect([status, body]).toEqual([200, { message: `Renumbered 3 ${noun.toLowerCase()}s.` }]);
      expect(await list(play)).toEqual([
        [c, 1],
        [a, 2],
        [b, 3],
        [d, 4],
      ]);
      expect(await revision(play)).toBe(before + 1);
      expect((await reorder(play, [[a, 2]], 1)).body.message).toBe(`Renumbered 1 ${noun.toLowerCase()}.`);
    });

    test('V2 answers with those that were renumbered, and counts their versions', async () => {
      const play = await makePlay(call);
      const [a, b] = ids(play) as [number, number];
      const { status, body } = await reorder(play, [
        [b, 1],
        [a, 2],
      ]);
      expect([status, body]).toEqual([
        200,
        {
          updatedElements: elementsOf([
            [b, 1],
            [a, 2],
          ]),
        },
      ]);
      const { body: items } = await call(`list${noun}sV2`, { params: parent(play) });
      expect(items.items.map(({ version }: { version: number }) => version)).toEqual([2, 2, 1, 1]);
    });

    test('V1 is done once for one key', async () => {
      const play = await makePlay(call);
      const [a, b] = ids(play) as [number, number];
      const request = { body: { requestId: `once-${a}` } };
      await reorder(
        play,
        [
          [a, 2],
          [b, 1],
        ],
        1,
        request,
      );
      await reorder(play, [
        [a, 1],
        [b, 2],
      ]);
      const again = await reorder(
        play,
        [
          [a, 2],
          [b, 1],
        ],
        1,
        request,
      );
      expect([again.status, again.headers['idempotency-replayed']]).toEqual([200, 'true']);
      expect((await list(play))[0]).toEqual([a, 1]);
    });

    test.each([1, 2])('V%i: 404 that names what is not in it, and nothing is changed', async (version) => {
      const play = await makePlay(call);
      const stranger = noun === 'Action' ? play.otherActionId : (await makePlay(call)).headingIds[0]!;
      const before = [await list(play), await revision(play)];
      const { status, body } = await reorder(
        play,
        [
          [ids(play)[0]!, 10],
          [stranger, 11],
          [999_999, 12],
        ],
        version,
      );
      expect([status, body.code, body.detail]).toEqual([
        404,
        'not_found',
        expect.stringContaining(`${stranger}, 999999`),
      ]);
      expect([await list(play), await revision(play)]).toEqual(before);
    });

    test.each([1, 2])('V%i: 400 for what is there twice, with pointers', async (version) => {
      const play = await makePlay(call);
      const [a, b] = ids(play) as [number, number];
      const { status, body } = await reorder(
        play,
        [
          [a, 10],
          [b, 11],
          [a, 12],
          [999_999, 11],
        ],
        version,
      );
      expect(status).toBe(400);
      expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
        `/elements/2/${idField}`,
        '/elements/3/newSequence',
      ]);
    });

    test.each([1, 2])('V%i: 409 for a number that another keeps, and nothing is changed', async (version) => {
      const play = await makePlay(call);
      const [a, b] = ids(play) as [number, number];
      const before = [await list(play), await revision(play)];
      // Among the actions, number 5 is also taken, in another section of the script.
      const taken = noun === 'Action' ? 5 : 4;
      const { status, body } = await reorder(
        play,
        [
          [a, 2],
          [b, taken],
        ],
        version,
      );
      expect([status, body.code, body.errors]).toMatchObject([
        409,
        'number_taken',
        [{ pointer: '/elements/1/newSequence' }],
      ]);
      expect([await list(play), await revision(play)]).toEqual(before);
    });

    test('numbers of other scripts are not in the way', async () => {
      const play = await makePlay(call);
      const other = await makePlay(call);
      await reorder(other, [[ids(other)[0]!, 77]]);
      expect((await reorder(play, [[ids(play)[0]!, 77]])).status).toBe(200);
    });

    test('400 for no elements, too small and too large numbers', async () => {
      const play = await makePlay(call);
      const [a] = ids(play) as [number];
      for (const numbers of [[], [[a, 0]], [[a, 2 ** 53]]] as [number, number][][])
        expect((await reorder(play, numbers)).status).toBe(400);
    });

    test('404 for what never was and for what is of another workspace, which look the same', async () => {
      const play = await makePlay(call);
      const numbers: [number, number][] = [[ids(play)[0]!, 10]];
      for (const version of [1, 2]) {
        const foreign = await reorder(play, numbers, version, { workspace: 'other' });
        const never = await reorder(
          { ...play, scriptId: 999_999, headingIds: [999_999] },
          [[999_999, 10]],
          version,
        );
        expect([foreign.status, bare(foreign.body)]).toEqual([404, bare(never.body)]);
      }
      // The list names an element of another workspace.
      const foreignPlay = await makePlay(call, 'other');
      expect((await reorder(play, [[ids(foreignPlay)[0]!, 10]])).status).toBe(404);
    });

    test.each([
      ['the next', 0],
      ['a larger', 30],
      ['a far', 1_000_000],
    ])('after %s number new elements get larger ones', async (__, distance) => {
      const play = await makePlay(call);
      const chosen = free + distance;
      expect((await reorder(play, [[ids(play)[0]!, chosen]])).status).toBe(200);
      expect((await create(play)).body.sequenceNumber).toBe(chosen + 1);
      expect((await create(play)).body.sequenceNumber).toBe(chosen + 2);
    });

    test('reorders at once do not deadlock, and each is whole', async () => {
      const play = await makePlay(call);
      const four = ids(play);
      const rotated = (by: number) => four.map((id, i): [number, number] => [id, ((i + by) % 4) + 1]);
      const answers = await Promise.all(
        upTo(16).map((by) => reorder(play, by % 2 ? rotated(by) : rotated(by).toReversed(), 1 + (by % 2))),
      );
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
      const now = await list(play);
      expect(upTo(4).map((by) => rotated(by).toSorted((x, y) => x[1] - y[1]))).toContainEqual(now);
      expect(await revision(play)).toBe(1 + 16);
    });

    test('elements that are added while others are moved to the end never share a number', async () => {
      const play = await makePlay(call);
      const answers = await Promise.all(
        upTo(20).map((i) => (i % 2 ? create(play) : reorder(play, [[ids(play)[i % 4]!, free + i]]))),
      );
      for (const [i, { status }] of answers.entries()) expect(i % 2 ? [200, 409] : [201]).toContain(status);
      const numbers = (await list(play)).map(([, number]: [number, number]) => number);
      expect(numbers).toHaveLength(14);
      expect(new Set(numbers).size).toBe(14);
    });
  });
});

describe('with a sequence service', () => {
  const given = async (scriptId: number) =>
    (await sequence('getSequenceV1', { query: { elementType: 'action', elementId: scriptId } })).body
      .sequenceNumber;
  const reorder = (play: Play, newSequence: number) =>
    api('reorderActionsV1', {
      params: { headingId: play.headingIds[0]! },
      body: { elements: [{ actionId: play.actionIds[0]!, newSequence }] },
    });

  test('its counter is never set back, and not touched by what is within it', async () => {
    const play = await makePlay(api);
    await sequence('setSequenceV1', {
      body: { elementType: 'action', elementId: play.scriptId, sequenceNumber: 500 },
    });
    asked = [];
    expect((await reorder(play, 400)).status).toBe(200);
    expect([asked, await given(play.scriptId)]).toEqual([['getSequenceV1'], 500]);
    expect((await reorder(play, 501)).status).toBe(200);
    expect(await given(play.scriptId)).toBe(501);
  });

  test('numbers that others take meanwhile are not given back', async () => {
    const play = await makePlay(api);
    onAsk = async (operationId) => {
      if (operationId !== 'generateSequenceNumberV1') return;
      onAsk = async () => {};
      await sequence('generateSequenceNumberV1', {
        body: { elementType: 'action', elementId: play.scriptId, count: 100 },
      });
    };
    expect((await reorder(play, 50)).status).toBe(200);
    expect(await given(play.scriptId)).toBeGreaterThanOrEqual(105);
  });

  test('nothing is changed when it fails, and nothing is asked of it for what is refused', async () => {
    const play = await makePlay(api);
    const before = (await api('getScriptContentV2', { params: { scriptId: play.scriptId } })).body;
    onAsk = () => Promise.reject(new PeerProblem('sequence', 503, 'down', undefined));
    asked = [];
    expect((await reorder(play, 5)).status).toBe(409);
    expect(asked).toEqual([]);
    expect((await reorder(play, 50)).status).toBe(503);
    expect((await api('getScriptContentV2', { params: { scriptId: play.scriptId } })).body).toEqual(before);
  });

  test('a number that was moved away to while it was on its way is not given twice', async () => {
    const play = await makePlay(api);
    const params = { headingId: play.headingIds[0]! };
    onAsk = async (operationId) => {
      if (operationId !== 'generateSequenceNumberV1') return;
      onAsk = async () => {};
      // The new action gets 6, but another action moves to 6 before the new one is stored.
      await own('reorderActionsV2', {
        params,
        body: { elements: [{ actionId: play.actionIds[0]!, newSequence: 6 }] },
      });
    };
    const { status, body } = await api('createActionV2', { params, body: { requestId: 'on-its-way' } });
    expect([status, body.sequenceNumber]).toEqual([201, 7]);
    expect((await api('createActionV2', { params, body: { requestId: 'on-its-way' } })).body).toEqual(body);
  });

  test('one that was set far back is led past what is there', async () => {
    const play = await makePlay(api);
    const params = { headingId: play.headingIds[0]! };
    await reorder(play, 300);
    await sequence('setSequenceV1', {
      body: { elementType: 'action', elementId: play.scriptId, sequenceNumber: 1 },
    });
    expect((await api('createActionV2', { params, body: {} })).body.sequenceNumber).toBe(301);
  });

  test('all counters of a script that were set back are led past what is there, also for a whole script', async () => {
    const line = (text: string) => ({ spokenWord: { text } });
    const body = { script: { title: 'x' }, sections: [{ title: 'a', actions: [line('one'), line('two')] }] };
    const { scriptId } = (await api('createScriptContentV2', { body })).body;
    for (const elementType of ['section', 'action', 'spokenWord'])
      await sequence('deleteSequenceV1', { query: { elementType, elementId: scriptId } });
    const params = { scriptId };
    const kept = (await api('getScriptContentV2', { params })).body.sections.map(sentSection);
    const replaced = await api('replaceScriptContentV2', {
      params,
      body: { ...body, sections: [...kept, { title: 'b', actions: [line('three')] }] },
    });
    expect(replaced.status).toBe(200);
    await sequence('deleteSequenceV1', { query: { elementType: 'spokenWord', elementId: scriptId } });
    const [headingId] = replaced.body.headingIds;
    const word = await api('createSpokenWordV1', {
      params: { headingId },
      body: { text: 'x', requestId: 'led-too' },
    });
    const { sections } = (await api('getScriptContentV2', { params })).body;
    const numbers = sections.flatMap((section: { actions: { spokenWord: { sequence: number } }[] }) =>
      section.actions.map(({ spokenWord }) => spokenWord.sequence),
    );
    expect([word.status, word.body.sequence > Math.max(...numbers)]).toEqual([201, true]);
  });
});

test('an own number is not moved away to while a new element is on its way to it', async () => {
  const { scriptId, headingId, actionId } = await makeScene(own);
  const params = { headingId };
  const client = await service.database.pool.connect();
  const waiting = async (count: number) => {
    const query = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    while ((await client.query(query)).rowCount !== count);
  };
  await client.query(`BEGIN; SELECT set_config('app.ws', 'test', true);
    SELECT FROM script.scripts WHERE id = ${scriptId} FOR UPDATE`);
  const moved = own('reorderActionsV2', { params, body: { elements: [{ actionId, newSequence: 2 }] } });
  await waiting(1);
  const created = own('createActionV2', { params, body: {} });
  await waiting(2);
  await client.query('COMMIT');
  client.release();
  expect([(await moved).status, (await created).body.sequenceNumber]).toEqual([200, 3]);
});

test('own numbers end where a number cannot be larger', async () => {
  const { headingId, actionId } = await makeScene(own);
  const body = { elements: [{ actionId, newSequence: Number.MAX_SAFE_INTEGER }] };
  expect((await own('reorderActionsV2', { params: { headingId }, body })).status).toBe(200);
  const { status, body: problem } = await own('createActionV2', { params: { headingId }, body: {} });
  expect([status, problem.code]).toEqual([409, 'sequence_exhausted']);
});

test('10,000 at once', async () => {
  const body = {
    script: { title: 'x' },
    sections: [{ title: 'a', actions: upTo(10_000).map(() => ({})) }],
  };
  const { scriptId, headingIds } = (await own('createScriptContentV2', { body })).body;
  const params = { headingId: headingIds[0] };
  const { sections } = (await own('getScriptContentV2', { params: { scriptId } })).body;
  const elements = sections[0].actions.map(({ actionId }: { actionId: number }, i: number) => ({
    actionId,
    newSequence: 10_000 - i,
  }));
  expect((await own('reorderActionsV2', { params, body: { elements } })).status).toBe(200);
  const [first] = (await own('listActionsV2', { params, query: { limit: 1 } })).body.items;
  expect(first.actionId).toBe(elements.at(-1).actionId);
});
