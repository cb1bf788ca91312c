import { openDatabase, type Database } from '@fountainai/service-kit';
import { createTestApi, setUpService, type TestApi } from '@fountainai/service-testing';
import { loadContract } from '@fountainai/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../src/app.ts';

const service = setUpService('sequence', openDatabase, buildApp);
const instances: TestApi[] = [];
const cleanUp: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  for (let i = 0; i < 3; i++) {
    const database = openDatabase('sequence', service.config.database);
    const app = await buildApp({ config: service.config, database });
    instances.push(createTestApi(loadContract('sequence'), app, service.tokens));
    cleanUp.push(
      () => app.close(),
      () => database.close(),
    );
  }
});
afterAll(() => Promise.all(cleanUp.map((close) => close())));

const clients = 20;
const callsEach = 10;

/** Every client of every instance takes numbers of one counter at the same time. */
async function race(take: (instance: number) => Promise<number>): Promise<number[]> {
  const runs = instances.flatMap((_, instance) =>
    Array.from({ length: clients }, async () => {
      const taken: number[] = [];
      for (let i = 0; i < callsEach; i++) taken.push(await take(instance));
      return taken;
    }),
  );
  return (await Promise.all(runs)).flat();
}

const repeats = (numbers: number[]) => numbers.length - new Set(numbers).size;

test.each(['V1', 'V2'])(
  '20 clients of 3 instances get no number of %s twice and none is left out',
  async (version) => {
    const taken = await race(async (instance) => {
      const { body } = await instances[instance]!(`generateSequenceNumber${version}`, {
        body: { elementType: 'action', elementId: 1 },
      });
      return body.sequenceNumber;
    });
    const [start, step] = version === 'V1' ? [1, 1] : [100, 10];
    expect(taken.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 3 * clients * callsEach }, (_, i) => start + i * step),
    );
  },
);

test('blocks do not overlap', async () => {
  const taken = await race(async (instance) => {
    const { body } = await instances[instance]!('generateSequenceNumberV1', {
      body: { elementType: 'block', elementId: 1, count: 7 },
    });
    return body.sequenceNumber;
  });
  expect(repeats(taken)).toBe(0);
  expect(taken.every((first) => first % 7 === 1)).toBe(true);
});

// The control: the same race must detect an implementation that reads, adds one and writes.
test('the naive read-then-write gives numbers twice', async () => {
  const database = openDatabase('sequence', { ...service.config.database, poolSize: 20 });
  cleanUp.push(() => database.close());
  const taken = await race(() => naiveTake(database));
  expect(repeats(taken)).toBeGreaterThan(0);
});

async function naiveTake({ pool }: Database): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query(`BEGIN; SELECT set_config('app.ws', 'test', true)`);
    const { rows } = await client.query(`SELECT value FROM sequence.counters WHERE element_type = 'naive'`);
    const value = Number(rows[0]?.value ?? 0) + 1;
    const write = rows[0]
      ? `UPDATE sequence.counters SET value = $1 WHERE element_type = 'naive'`
      : `INSERT INTO sequence.counters (workspace_id, number_line, element_type, element_id, value)
         VALUES ('test', 'by-one', 'naive', 0, $1) ON CONFLICT DO NOTHING`;
    await client.query(write, [value]);
    await client.query('COMMIT');
    return value;
  } finally {
    client.release();
  }
}
