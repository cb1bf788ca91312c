import { openDatabase } from '@fountainai/service-kit';
import { createTestApi, type TestApi } from '@fountainai/service-testing';
import { loadContract } from '@fountainai/contracts';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../src/app.ts';
import { setUp } from './setup.ts';

const service = setUp();
/** The superuser, who bypasses row level security. */
let admin: pg.Pool;
beforeAll(() => {
  admin = new pg.Pool({ connectionString: service.testDatabase.adminUrl, max: 2 });
  admin.on('error', () => {});
});
afterAll(() => admin.end());

const times = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const upTo = (count: number) => times(count, (i) => i + 1);
const sorted = (numbers: number[]) => numbers.toSorted((a, b) => a - b);

const take = (body: object, more: Parameters<TestApi>[1] = {}) =>
  service.api('generateSequenceNumberV1', { body, ...more });

/** Locks a counter's row in a separate transaction until `release`. */
async function hold(elementType: string) {
  const client = await admin.connect();
  await client.query('BEGIN');
  await client.query('SELECT FROM sequence.counters WHERE element_type = $1 FOR UPDATE', [elementType]);
  return {
    release: async () => {
      await client.query('ROLLBACK');
      client.release();
    },
  };
}

test('calls at the same time share transactions', async () => {
  await Promise.all(times(100, (i) => take({ elementType: 'shared', elementId: i + 1 })));
  const { rows } = await admin.query(
    `SELECT count(*)::int AS counters, count(DISTINCT xmin::text)::int AS transactions
     FROM sequence.counters WHERE element_type = 'shared'`,
  );
  expect(rows[0].counters).toBe(100);
  expect(rows[0].transactions).toBeLessThan(50);
});

test('each call has its own idempotency record, which repeats its own number', async () => {
  const send = () => Promise.all(times(60, (i) => take({ elementType: 'keyed', requestId: `keyed-${i}` })));
  const first = await send();
  const again = await send();
  expect(sorted(first.map(({ body }) => body.sequenceNumber))).toEqual(upTo(60));
  expect(again.map(({ body }) => body)).toEqual(first.map(({ body }) => body));
  expect(again.every(({ headers }) => headers['idempotency-replayed'] === 'true')).toBe(true);
  const { rows } = await admin.query(
    `SELECT count(*)::int AS records FROM sequence.idempotency_keys WHERE key LIKE 'keyed-%'`,
  );
  expect(rows[0].records).toBe(60);
});

test('the same key twice in the queue takes one number', async () => {
  const answers = await Promise.all(
    times(60, (i) => take({ elementType: 'twins', requestId: `twin-${i % 20}` })),
  );
  for (const { status, headers } of answers)
    expect(status === 201 || headers['retry-after'] === '1').toBe(true);
  const { body } = await take({ elementType: 'twins' });
  expect(body.sequenceNumber).toBe(21);
});

test('a reused key fails its own call only', async () => {
  await take({ elementType: 'reused', requestId: 'reused' });
  const answers = await Promise.all(
    times(30, (i) => take({ elementType: 'reused', elementId: 1, ...(i === 20 && { requestId: 'reused' }) })),
  );
  expect(answers[20]!.body.code).toBe('idempotency_key_reused');
  const numbers = answers.filter((_, i) => i !== 20).map(({ body }) => body.sequenceNumber);
  expect(sorted(numbers)).toEqual(upTo(29));
});

test('an exhausted counter fails its own calls only, and the refusal is remembered', async () => {
  const body = { elementType: 'full', requestId: 'full' };
  await service.api('setSequenceV1', {
    body: { elementType: 'full', sequenceNumber: Number.MAX_SAFE_INTEGER },
  });
  const answers = await Promise.all(times(30, (i) => take(i === 20 ? body : { elementType: 'beside-full' })));
  expect([answers[20]!.status, answers[20]!.body.code]).toEqual([409, 'sequence_exhausted']);
  const numbers = answers.filter((_, i) => i !== 20).map((answer) => answer.body.sequenceNumber);
  expect(sorted(numbers)).toEqual(upTo(29));
  await service.api('deleteSequenceV1', { query: { elementType: 'full' } });
  expect((await take(body)).body.code).toBe('sequence_exhausted');
});

test('blocks of different lengths have no overlaps and no gaps', async () => {
  const counts = times(40, (i) => (i * 7) % 12 || 1);
  const answers = await Promise.all(counts.map((count) => take({ elementType: 'blocks', count })));
  const numbers = answers.flatMap(({ body }, i) => times(counts[i]!, (n) => body.sequenceNumber + n));
  expect(sorted(numbers)).toEqual(upTo(numbers.length));
});

test('every number is a write: the version of its counter counts them all', async () => {
  const body = { elementType: 'section' };
  await Promise.all(times(30, () => service.api('generateSequenceNumberV2', { body })));
  const { headers } = await service.api('getSequenceV2', { query: body });
  expect(headers['etag']).toBe('"30"');
});

test('workspaces do not share numbers, nor transactions', async () => {
  const workspaces = ['one', 'two'];
  const answers = await Promise.all(
    times(60, (i) => take({ elementType: 'apart' }, { workspace: workspaces[i % 2]! })),
  );
  for (const rest of [0, 1])
    expect(sorted(answers.filter((_, i) => i % 2 === rest).map(({ body }) => body.sequenceNumber))).toEqual(
      upTo(30),
    );
  const { rows } = await admin.query(
    `SELECT count(DISTINCT xmin::text)::int AS transactions FROM sequence.counters WHERE element_type = 'apart'`,
  );
  expect(rows[0].transactions).toBe(2);
});

test('a locked counter delays its own calls only', async () => {
  await take({ elementType: 'held' });
  const { release } = await hold('held');
  const answers = await Promise.all(
    times(30, (i) => take({ elementType: i === 20 ? 'held' : 'beside-held' })),
  );
  const { status, body } = answers.splice(20, 1)[0]!;
  expect([status, body.code]).toEqual([503, 'database_slow']);
  expect(sorted(answers.map((answer) => answer.body.sequenceNumber))).toEqual(upTo(29));
  await release();
  expect((await take({ elementType: 'held' })).body.sequenceNumber).toBe(2);
});

test('when connections are lost, all queued calls fail, and no number is taken', async () => {
  await take({ elementType: 'lost' });
  const { release } = await hold('lost');
  const calls = times(30, (i) => take({ elementType: 'lost', requestId: `lost-${i}` }));
  await untilSomebodyWaits();
  await admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'fountainai sequence'`);
  const answers = await Promise.all(calls);
  expect(answers.map(({ body }) => body.code)).toEqual(times(30, () => 'database_unavailable'));
  await release();
  expect((await take({ elementType: 'lost' })).body.sequenceNumber).toBe(2);
});

async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const { rows } = await admin.query(
      `SELECT count(*)::int AS waiting FROM pg_locks JOIN pg_database d ON d.oid = database
       JOIN pg_stat_activity a USING (pid)
       WHERE d.datname = current_database() AND a.wait_event_type = 'Lock'`,
    );
    if (rows[0].waiting >= 1) return;
  }
}

test('three instances taking from the same counters in any order agree', async () => {
  const cleanUp: (() => Promise<unknown>)[] = [];
  const instances = await Promise.all(
    times(3, async () => {
      const database = openDatabase('sequence', service.config.database);
      const app = await buildApp({ config: service.config, database });
      cleanUp.push(async () => (await app.close(), await database.close()));
      return createTestApi(loadContract('sequence'), app, service.tokens);
    }),
  );
  const counters = 7;
  const taken = await Promise.all(
    times(210, async (i) => {
      const elementId = ((i * 5) % counters) + 1;
      const { body } = await instances[i % 3]!('generateSequenceNumberV1', {
        body: { elementType: 'crossing', elementId },
      });
      return { elementId, number: body.sequenceNumber as number };
    }),
  );
  await Promise.all(cleanUp.map((close) => close()));
  for (const id of upTo(counters))
    expect(sorted(taken.filter(({ elementId }) => elementId === id).map(({ number }) => number))).toEqual(
      upTo(210 / counters),
    );
});
