import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { loadContract } from '@fountainai/contracts';
import { buildApp as buildSequence } from '@fountainai/sequence';
import { createClient, openDatabase } from '@fountainai/service-kit';
import { createTestApi, createTestDatabase, setUpService, type TestApi } from '@fountainai/service-testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildApp, ownNumbers, sequenceNumbers } from '../src/app.ts';
import { asAdmin, makeScene } from './setup.ts';

const cleanUp: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of cleanUp.toReversed()) await close();
});

/** The state of the connection to the sequence service, which is a real one with its own database. */
let way: 'open' | 'loses the first answer' | 'silent' | 'talks nonsense' = 'open';
let asked: IncomingMessage[] = [];
beforeEach(() => {
  way = 'open';
  asked = [];
});

let sequence: TestApi;
let own: TestApi;
let cutOff: TestApi;

const service = setUpService('script', openDatabase, async ({ config, database, tokens }) => {
  const testDatabase = await createTestDatabase('sequence');
  const sequenceDatabase = openDatabase('sequence', testDatabase.config);
  const sequenceApp = await buildSequence({ config, database: sequenceDatabase });
  sequence = createTestApi(loadContract('sequence'), sequenceApp, tokens);
  const forward = async (request: IncomingMessage, response: ServerResponse) => {
    const nth = asked.push(request);
    if (way === 'silent') return;
    if (way === 'talks nonsense') return void response.end('{"sequenceNumber": "one"}');
    const answer = await sequenceApp.inject({
      method: 'POST',
      url: request.url!,
      headers: request.headers,
      payload: await text(request),
    });
    if (way === 'loses the first answer' && nth === 1) return void request.socket.destroy();
    response.writeHead(answer.statusCode, answer.headers as Record<string, string>).end(answer.body);
  };
  const server = createServer((request, response) => void forward(request, response));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const clientOf = (port: number) => {
    const baseUrl = `http://127.0.0.1:${port}`;
    const client = createClient(loadContract('sequence'), { baseUrl, timeoutMs: 1_000 });
    cleanUp.push(() => client.close());
    return client;
  };
  const build = (numbers: ReturnType<typeof ownNumbers>) => buildApp({ config, database, numbers });
  const apiOf = async (numbers: ReturnType<typeof ownNumbers>) =>
    createTestApi(loadContract('script'), await build(numbers), tokens);

  own = await apiOf(ownNumbers(database));
  cutOff = await apiOf(sequenceNumbers(database, clientOf(9)));
  cleanUp.push(
    () => testDatabase.drop(),
    () => sequenceDatabase.close(),
    () => sequenceApp.close(),
    async () => {
      server.closeAllConnections();
      server.close();
    },
  );
  return build(sequenceNumbers(database, clientOf((server.address() as AddressInfo).port)));
});
const api: TestApi = (operationId, request) => service.api(operationId, request);
const admin = (statement: string) => asAdmin(service, statement);
beforeAll(async () => {
  const { pathname } = new URL(service.testDatabase.adminUrl);
  await admin(`ALTER DATABASE "${decodeURIComponent(pathname.slice(1))}" SET deadlock_timeout = '10s'`);
});

/** Reads the last number that the sequence service gave. */
const given = async (elementType: string, elementId?: number, workspace = 'test') =>
  (await sequence('getSequenceV1', { query: { elementType, ...(elementId && { elementId }) }, workspace }))
    .body.sequenceNumber as number | undefined;

const upTo = (length: number) => Array.from({ length }, (_, i) => i + 1);
const sorted = (numbers: number[]) => numbers.toSorted((a, b) => a - b);

describe('with a sequence service', () => {
  test('scripts are numbered across the workspace, all else within the script', async () => {
    const workspace = 'numbers';
    const { scriptId, headingId } = await makeScene(api, workspace);
    await makeScene(api, workspace);
    expect(await given('script', undefined, workspace)).toBe(2);
    expect(await given('section', scriptId, workspace)).toBe(1);
    expect(await given('spokenWord', scriptId, workspace)).toBe(1);
    expect(await given('action', scriptId, workspace)).toBe(1);
    const action = await api('createActionV1', { params: { headingId }, body: {}, workspace });
    expect(action.body.sequenceNumber).toBe(2);
    expect(await given('action', scriptId, workspace)).toBe(2);
  });

  test('numbers that others took are left out', async () => {
    const { scriptId, headingId } = await makeScene(api);
    await sequence('generateSequenceNumberV1', {
      body: { elementType: 'action', elementId: scriptId, count: 5 },
    });
    const { body } = await api('createActionV2', { params: { headingId }, body: {} });
    expect(body.sequenceNumber).toBe(7);
  });

  test('a whole script takes its numbers in blocks of at most 10,000', async () => {
    const section = { title: 'x', actions: Array.from({ length: 12_000 }, () => ({})) };
    const { status, body } = await api('createScriptContentV2', {
      body: { script: { title: 'Blocks' }, sections: [section] },
    });
    expect([status, asked.length]).toEqual([201, 4]);
    const { sections } = (await api('getScriptContentV2', { params: { scriptId: body.scriptId } })).body;
    expect(sections[0].actions.map((action: { sequenceNumber: number }) => action.sequenceNumber)).toEqual(
      upTo(12_000),
    );
    expect(await given('action', body.scriptId)).toBe(12_000);
    expect(await given('spokenWord', body.scriptId)).toBeUndefined();
  });

  test('where there is no parent no number is taken', async () => {
    const { status } = await api('createSectionV2', {
      params: { scriptId: 999_999 },
      body: { title: 'x', requestId: 'nowhere' },
    });
    expect([status, asked.length, await given('section', 999_999)]).toEqual([404, 0, undefined]);
  });

  test('a retried call gets the first answer and takes nothing', async () => {
    const { scriptId, headingId } = await makeScene(api);
    const request = { params: { headingId }, body: { requestId: 'again' } };
    const first = await api('createActionV2', request);
    const calls = asked.length;
    const again = await api('createActionV2', request);
    expect([again.body, again.headers['idempotency-replayed']]).toEqual([first.body, 'true']);
    expect([asked.length, await given('action', scriptId)]).toEqual([calls, 2]);
  });

  test('a retry of a call that failed after it had its number takes the same one', async () => {
    const { scriptId, headingId } = await makeScene(api);
    const request = { params: { headingId }, body: { description: 'fault', requestId: 'failed' } };
    await admin(`ALTER TABLE script.actions ADD CONSTRAINT fault CHECK (description <> 'fault')`);
    expect((await api('createActionV2', request)).status).toBe(500);
    await admin('ALTER TABLE script.actions DROP CONSTRAINT fault');
    expect((await api('createActionV2', request)).body.sequenceNumber).toBe(2);
    expect(await given('action', scriptId)).toBe(2);
  });

  test('another request with the key of a failed one takes its own', async () => {
    const { headingId } = await makeScene(api);
    const create = (description: string) =>
      api('createActionV2', { params: { headingId }, body: { description, requestId: 'mended' } });
    await admin(`ALTER TABLE script.actions ADD CONSTRAINT fault CHECK (description <> 'broken')`);
    expect((await create('broken')).status).toBe(500);
    await admin('ALTER TABLE script.actions DROP CONSTRAINT fault');
    expect((await create('mended')).body.sequenceNumber).toBe(3);
  });

  test.each([
    ['with a key', { requestId: 'lost' }],
    ['without one', {}],
  ])('an answer of the sequence service that is lost costs no number, %s', async (_, key) => {
    const { scriptId, headingId } = await makeScene(api);
    [way, asked] = ['loses the first answer', []];
    const { body } = await api('createActionV2', { params: { headingId }, body: key });
    expect([body.sequenceNumber, asked.length, await given('action', scriptId)]).toEqual([2, 2, 2]);
  });

  test('one key sent many times at once takes one number and makes one section', async () => {
    const { scriptId } = await makeScene(api);
    const request = { params: { scriptId }, body: { title: 'Once', requestId: 'race' } };
    const answers = await Promise.all(upTo(20).map(() => api('createSectionV2', request)));
    for (const { status, headers } of answers) {
      expect([201, 409]).toContain(status);
      if (status === 409) expect(headers['retry-after']).toBe('1');
    }
    expect(await given('section', scriptId)).toBe(2);
    expect((await api('listSectionsV1', { params: { scriptId } })).body).toHaveLength(2);
  });

  test('many writers to one script get different numbers, and none is left out', async () => {
    const { scriptId, headingId } = await makeScene(api);
    const answers = await Promise.all(
      upTo(30).map(() => api('createActionV2', { params: { headingId }, body: {} })),
    );
    expect(sorted(answers.map(({ body }) => body.sequenceNumber))).toEqual(upTo(31).slice(1));
    expect((await api('getScriptV2', { params: { scriptId } })).body.revision).toBe(34);
  });

  test.each([
    ['cannot be reached', 503, 'peer_unavailable'],
    ['is silent', 504, 'peer_timeout'],
    ['talks nonsense', 502, 'peer_failed'],
  ] as const)('that %s: nothing is kept, and the call may be sent again', async (what, status, code) => {
    const { scriptId, headingId } = await makeScene(api);
    const workspace = `outage-${status}`;
    const failing = what === 'cannot be reached' ? cutOff : api;
    if (what !== 'cannot be reached') way = what === 'is silent' ? 'silent' : what;
    const before = (await api('getScriptContentV2', { params: { scriptId } })).body;
    const key = (name: string) => ({ requestId: `${name}-${status}` });
    const requests = [
      ['createScriptV1', { body: { title: 'x', ...key('script') }, workspace }],
      ['createSectionV2', { params: { scriptId }, body: { title: 'x', ...key('section') } }],
      ['createActionV2', { params: { headingId }, body: key('action') }],
      ['createSpokenWordV1', { params: { headingId }, body: { text: 'x', ...key('word') } }],
      [
        'createScriptContentV2',
        {
          body: { script: { title: 'x' }, sections: [{ title: 'x', actions: [{}] }], ...key('all') },
          workspace,
        },
      ],
    ] as const;
    const answers = await Promise.all(requests.map(([id, request]) => failing(id, request)));
    expect(answers.map((answer) => [answer.status, answer.body.code])).toEqual(
      requests.map(() => [status, code]),
    );
    if (status === 503) expect(answers[0]!.headers['retry-after']).toBe('1');
    way = 'open';
    expect((await api('getScriptContentV2', { params: { scriptId } })).body).toEqual(before);
    expect((await api('listScriptsV1', { workspace })).body).toEqual([]);
    const again = await Promise.all(requests.map(([id, request]) => api(id, request)));
    expect(again.map((answer) => answer.status)).toEqual(requests.map(() => 201));
  });

  test('that is slow is not waited for with a transaction open', async () => {
    const { headingId } = await makeScene(api);
    [way, asked] = ['silent', []];
    const answer = api('createActionV2', { params: { headingId }, body: {} });
    while (asked.length === 0) await new Promise((resolve) => void setTimeout(resolve, 5));
    const { pool } = service.database;
    expect([pool.totalCount - pool.idleCount, pool.waitingCount]).toEqual([0, 0]);
    expect((await answer).status).toBe(504);
  });

  test('reading, changing and deleting goes on without it', async () => {
    const { actionId } = await makeScene(api);
    const params = { actionId };
    expect((await cutOff('updateActionV2', { params, body: { dual: true } })).status).toBe(200);
    expect((await cutOff('deleteActionV2', { params })).status).toBe(204);
  });
});

describe('without a sequence service', () => {
  test('everything is numbered from 1', async () => {
    const workspace = 'own';
    const { scriptId, headingId } = await makeScene(own, workspace);
    const script = await own('createScriptV1', { body: { title: 'Two' }, workspace });
    const section = await own('createSectionV1', { params: { scriptId }, body: { title: 'x' }, workspace });
    const action = await own('createActionV1', { params: { headingId }, body: {}, workspace });
    const word = await own('createSpokenWordV1', { params: { headingId }, body: { text: 'x' }, workspace });
    const numbers = [script, section, action].map(({ body }) => body.sequenceNumber);
    expect([...numbers, word.body.sequence, asked.length]).toEqual([2, 2, 2, 2, 0]);
  });

  test('numbers go on after those that a sequence service gave', async () => {
    const { headingId } = await makeScene(api);
    for (let i = 0; i < 3; i++) await api('createActionV2', { params: { headingId }, body: {} });
    const { body } = await own('createActionV2', { params: { headingId }, body: {} });
    expect(body.sequenceNumber).toBe(5);
  });

  test('many at once get different numbers, and none is left out', async () => {
    const workspace = 'crowd';
    const { headingId, scriptId } = await makeScene(own, workspace);
    const takes = upTo(30).flatMap(() => [
      own('createScriptV2', { body: { title: 'x' }, workspace }),
      own('createActionV2', { params: { headingId }, body: {}, workspace }),
      own('createSectionV2', { params: { scriptId }, body: { title: 'x' }, workspace }),
    ]);
    const answers = await Promise.all(takes);
    for (const kind of [0, 1, 2]) {
      const numbers = answers.filter((_, i) => i % 3 === kind).map(({ body }) => body.sequenceNumber);
      expect(sorted(numbers)).toEqual(upTo(31).slice(1));
    }
  });
});

// A request times out before PostgreSQL detects a deadlock, so a deadlock ends in a 503.
describe.each([
  ['with a sequence service', () => api],
  ['without one', () => own],
] as const)('%s', (_, pick) => {
  test('writers of every kind to one script do not stand in each other’s way', async () => {
    const call = pick();
    const { scriptId, headingId, dialogueId, actionId } = await makeScene(call);
    const title = { title: 'x' };
    const answers = await Promise.all(
      upTo(8).flatMap((i) => [
        call('createSectionV2', { params: { scriptId }, body: title }),
        call('createActionV2', { params: { headingId }, body: { dialogueId } }),
        call('createSpokenWordV1', { params: { headingId }, body: { text: `${i}` } }),
        call('updateScriptV2', { params: { scriptId }, body: title }),
        call('replaceSectionV1', { params: { headingId }, body: title }),
        call('updateActionV2', { params: { actionId }, body: { description: `${i}` } }),
        call('updateSpokenWordV2', { params: { dialogueId }, body: { text: `${i}` } }),
      ]),
    );
    expect(answers.filter(({ status }) => status >= 300)).toEqual([]);
    expect((await call('getScriptV2', { params: { scriptId } })).body.revision).toBe(4 + 7 * 8);
  });

  test('a script, a section and words deleted while others write to them end in 404s, not in 503s', async () => {
    const call = pick();
    for (const [operationId, id] of [
      ['deleteSpokenWordV2', 'dialogueId'],
      ['deleteSectionV2', 'headingId'],
      ['deleteScriptV2', 'scriptId'],
    ] as const) {
      const scene = await makeScene(call);
      const { scriptId, headingId, dialogueId, actionId } = scene;
      const answers = await Promise.all(
        upTo(6).flatMap((i) => [
          call('createSectionV2', { params: { scriptId }, body: { title: 'x' } }),
          call('createActionV2', { params: { headingId }, body: { dialogueId } }),
          call('updateActionV2', { params: { actionId }, body: { dual: true } }),
          ...(i === 3 ? [call(operationId, { params: { [id]: scene[id] } })] : []),
          call('createSpokenWordV2', { params: { headingId }, body: { text: 'x' } }),
        ]),
      );
      for (const { status } of answers) expect([200, 201, 204, 404, 409]).toContain(status);
    }
  });
});
