import { randomUUID } from 'node:crypto';
import { serviceNames } from '@fountainai/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTcpProxy, type TcpProxy } from '@fountainai/service-testing';
import { amount, report } from './amount.ts';
import { poll } from './poll.ts';
import { setUpStack, type Answer } from './set-up-stack.ts';

const operations = amount({ short: 150, full: 10_000 });
const racing = 20;

const system = setUpStack();
const run = randomUUID().slice(0, 8);
const proxies: Record<string, { dropping: TcpProxy; cutting: TcpProxy }> = {};
let scriptId: number;
let headingId: number;

beforeAll(async () => {
  for (const service of serviceNames) {
    const port = Number(new URL(system.stack.urls[service]!).port);
    proxies[service] = {
      dropping: await startTcpProxy(port, { cutAnswersAfter: 0 }),
      cutting: await startTcpProxy(port, { cutAnswersAfter: 100 }),
    };
  }
  ({ scriptId } = (await system.call('script', '/v2/scripts', { body: { title: 'One' } })).body);
  ({ headingId } = (
    await system.call('script', `/v2/scripts/${scriptId}/sections`, { body: { title: 'One' } })
  ).body);
});
afterAll(async () => {
  for (const { dropping, cutting } of Object.values(proxies))
    await Promise.all([dropping, cutting].map((p) => p.close()));
});

interface Post {
  service: string;
  path: () => string;
  body: (marker: string, n: number) => object;
  /** The number of effects of each marker, read from the tables: (marker, times). */
  effects: string;
}

const timesOf = (column: string, table: string) =>
  `SELECT ${column} AS marker, count(*)::int AS times FROM ${table} WHERE ${column} LIKE $1 || '%' GROUP BY 1`;

// Numbers have no room for a marker: elements of one type belong to the test, those of the other to its control.
const elementTypeOf = (marker: string) => (marker.startsWith('key') ? 'session' : 'context');
const elementTypeInSql = `CASE WHEN $1::text LIKE 'key%' THEN 'session' ELSE 'context' END`;

const posts: Record<string, Post> = {
  number: {
    service: 'sequence',
    path: () => '/v1/sequence',
    body: (marker, n) => ({ elementType: elementTypeOf(marker), elementId: n + 1 }),
    // A counter that starts at 1 and counts by one shows the number of its calls.
    effects: `SELECT $1::text || (element_id - 1) AS marker, value::int AS times FROM sequence.counters
              WHERE number_line = 'by-one' AND element_type = ${elementTypeInSql}`,
  },
  'version of an element': {
    service: 'sequence',
    path: () => '/v2/sequence/version',
    body: (marker, n) => ({ elementType: elementTypeOf(marker), elementId: n + 1, newVersionData: {} }),
    effects: `SELECT $1::text || (element_id - 1) AS marker, count(*)::int AS times FROM sequence.element_versions
              WHERE element_type = ${elementTypeInSql} GROUP BY 1`,
  },
  character: {
    service: 'character',
    path: () => '/v2/characters',
    body: (marker) => ({ name: marker, description: 'Twice?' }),
    effects: timesOf('name', 'character.characters'),
  },
  'character of v1': {
    service: 'character',
    path: () => '/v1/characters',
    body: (marker) => ({ name: marker, description: 'Twice?' }),
    effects: timesOf('name', 'character.characters'),
  },
  session: {
    service: 'session-context',
    path: () => '/v1/sessions',
    body: (marker, n) => ({ userId: n + 1, context: marker }),
    effects: timesOf('context', 'session_context.sessions'),
  },
  script: {
    service: 'script',
    path: () => '/v2/scripts',
    body: (marker) => ({ title: marker }),
    effects: timesOf('title', 'script.scripts'),
  },
  section: {
    service: 'script',
    path: () => `/v2/scripts/${scriptId}/sections`,
    body: (marker) => ({ title: marker }),
    effects: timesOf('title', 'script.sections'),
  },
  'spoken word': {
    service: 'script',
    path: () => `/v1/sections/${headingId}/spokenWords`,
    body: (marker) => ({ text: marker }),
    effects: timesOf('text', 'script.spoken_words'),
  },
  import: {
    service: 'story-factory',
    path: () => '/v2/stories/import',
    body: (marker) => ({ format: 'fountain', text: `Title: ${marker}\n\n.HERE\n\n@ANNA\nHello.\n` }),
    effects: timesOf('title', 'script.scripts'),
  },
};

/** The first letters of a marker name the kind of POST. */
const markerOf = (keys: string, kind: string, n: number) =>
  `${keys}-${run}-${Object.keys(posts).indexOf(kind)}-${n}`.toLowerCase();

type Send<T> = () => Promise<T>;

/** The fates of one request: answer lost, answer cut, and success. */
function sendsOf(
  kind: string,
  marker: string,
  n: number,
  key?: string,
): { lost: Send<void>; cut: Send<void>; through: Send<Answer> } {
  const { service, path, body } = posts[kind]!;
  const ask = { body: body(marker, n), headers: key === undefined ? {} : { 'idempotency-key': key } };
  const via =
    (proxy: TcpProxy): Send<void> =>
    () =>
      system.call(service, path(), { ...ask, url: `http://127.0.0.1:${proxy.port}` }).then(
        ({ status }) => {
          throw new Error(`an answer (${status}) came through where none can`);
        },
        () => undefined,
      );
  const { dropping, cutting } = proxies[service]!;
  return { lost: via(dropping), cut: via(cutting), through: () => system.call(service, path(), ask) };
}

/** True when a retry is needed: the first send still runs, or the service was too busy. */
const mayPass = ({ status, headers }: Answer) =>
  [409, 503].includes(status) && headers['retry-after'] !== undefined;

/** Works through tasks with 20 concurrent clients. */
async function inTurn(count: number, work: (n: number) => Promise<void>): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: racing }, async () => {
      while (next < count) await work(next++);
    }),
  );
}

/** The state of the database, independent of the services' answers: the number of effects of each marker. */
async function effectsOf(keys: string, kinds: string[]): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const kind of kinds) {
    const prefix = markerOf(keys, kind, 0).slice(0, -1);
    const { rows } = await system.admin.query(posts[kind]!.effects, [prefix]);
    for (const { marker, times } of rows) found.set(marker, times);
  }
  return found;
}

describe('a POST that is sent three times because its answers are lost', () => {
  const kinds = Object.keys(posts);

  test(`happens once with a key: ${operations} × 3 sends, ${racing} clients`, async () => {
    const statuses: Record<string, number> = {};
    const raced: Record<string, number> = {};
    let replayed = 0;
    await inTurn(operations, async (n) => {
      const kind = kinds[n % kinds.length]!;
      const marker = markerOf('key', kind, n);
      const { lost, cut, through } = sendsOf(kind, marker, n, `key-${run}-${n}`);
      // Every fifth request is sent three times at once, so that some arrive while the first one runs.
      const isRace = n % 5 === 0;
      if (isRace) {
        const [, , { status }] = await Promise.all([lost(), cut(), through()]);
        raced[status] = (raced[status] ?? 0) + 1;
      } else {
        await lost();
        await cut();
      }
      const { answer } = await poll(
        `an answer to ${kind} ${n}`,
        async () => {
          const sent = await through();
          statuses[sent.status] = (statuses[sent.status] ?? 0) + 1;
          return mayPass(sent) ? undefined : { answer: sent };
        },
        { withinMs: 20_000, everyMs: 20 },
      );
      expect([kind, answer.status, answer.body.code]).toEqual([kind, 201, undefined]);
      if (answer.headers['idempotency-replayed'] === 'true') replayed++;
    });

    const effects = await effectsOf('key', kinds);
    const doubles = [...effects].filter(([, times]) => times !== 1);
    report({ operations, happened: effects.size, doubles: doubles.length, statuses, raced, replayed });
    expect(doubles).toEqual([]);
    expect(effects.size).toBe(operations);
    // Nearly all were committed before their answer was lost (a busy service may have refused some). The successful
    // answer in the end was the stored one.
    expect(replayed).toBeGreaterThan(operations * 0.8);
  });

  test('takes no number twice and leaves no gap', async () => {
    const { rows } = await system.admin.query(
      `SELECT count(*)::int AS made, count(DISTINCT sequence_number)::int AS numbers, max(sequence_number)::int AS last,
              (SELECT value::int FROM sequence.counters WHERE element_type = 'section' AND element_id = $1) AS counted
         FROM script.sections WHERE script_id = $1`,
      [scriptId],
    );
    const { made, numbers, last, counted } = rows[0];
    report({ sections: made, numbers, last, counted });
    expect(numbers).toBe(made);
    expect(counted).toBe(last);
  });

  // The control: the same sends without keys must cause duplicates, or the test above proves nothing.
  test('happens more than once without a key', async () => {
    // An import is safe to repeat without a key, because it recognises the text.
    const unsafe = kinds.filter((kind) => kind !== 'import');
    const count = unsafe.length * amount({ short: 2, full: 20 });
    await inTurn(count, async (n) => {
      const kind = unsafe[n % unsafe.length]!;
      const { lost, cut, through } = sendsOf(kind, markerOf('none', kind, n), n);
      await lost();
      await cut();
      await through();
    });
    const effects = await effectsOf('none', unsafe);
    const doubles = [...effects.values()].filter((times) => times > 1).length;
    report({ control: count, doubles });
    expect(doubles).toBeGreaterThan(count * 0.8);
  });
});
