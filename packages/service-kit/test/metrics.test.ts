import { loadContract } from '@fountainai/contracts';
import { Gauge, Registry } from '@prometheus-io/client';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createApp } from '../src/http/app.ts';
import { createClient } from '../src/http/client.ts';
import { openDatabase, type Database } from '../src/db/database.ts';
import { write } from '../src/idempotency/idempotency.ts';
import { measureJobs } from '../src/observe/job-metrics.ts';
import { serveMetrics } from '../src/observe/metrics-server.ts';
import { measurePools, registry } from '../src/observe/metrics.ts';
import { notFound } from '../src/http/problem.ts';
import { registerContract } from '../src/http/registrar.ts';
import { sameHandler } from './same-handler.ts';
import type { ServiceCall } from '../src/http/service-call.ts';
import { createTestDatabase, type TestDatabase } from '@fountainai/service-testing';

const contract = loadContract('sequence');
const caller = { token: 't', subject: 's', workspace: 'w', scopes: ['read', 'write'] };
const here = { host: '127.0.0.1', port: 0 };

/** Returns the value of one line of /metrics; 0 when the line is missing. */
async function valueOf(line: string): Promise<number> {
  const lines = (await registry.metrics()).split('\n');
  return Number(lines.find((one) => one.startsWith(`${line} `))?.slice(line.length + 1) ?? 0);
}

/** Returns the growth of each line during `work`. */
async function growth(lines: string[], work: () => Promise<unknown>): Promise<number[]> {
  const values = () => Promise.all(lines.map(valueOf));
  const before = await values();
  await work();
  return (await values()).map((value, i) => value - before[i]!);
}

function serveSequence() {
  const handlers = sameHandler(contract, () => Promise.reject(notFound('number')));
  const app = createApp({ logLevel: 'silent' });
  registerContract<unknown>(app, contract, handlers, async () => caller);
  onTestFinished(() => app.close());
  return app;
}

const counted = 'fountain_http_request_duration_seconds_count';

describe('requests', () => {
  test('are counted by operation and status class, and errors by code', async () => {
    const app = serveSequence();
    const lines = [
      `${counted}{operation="getSequenceV1",status="4xx"}`,
      'fountain_problems_total{code="not_found"}',
      'fountain_problems_total{code="invalid_request"}',
    ];
    const work = async () => {
      await app.inject({ url: '/v1/sequence?elementType=action&elementId=7' });
      await app.inject({ url: '/v1/sequence?elementType=action&elementId=8' });
      await app.inject({ url: '/v1/sequence?elementType=action&elementId=x' });
    };
    expect(await growth(lines, work)).toEqual([3, 2, 1]);
  });

  test('to unknown addresses create no labels', async () => {
    const app = serveSequence();
    const work = async () => {
      for (let i = 0; i < 5; i++) await app.inject({ url: `/made-up-${i}` });
      await app.inject({ method: 'PATCH', url: '/v1/sequence' });
    };
    expect(await growth([`${counted}{operation="other",status="4xx"}`], work)).toEqual([6]);
    expect(await registry.metrics()).not.toContain('made-up');
  });
});

test('calls to other services are counted for each attempt', async () => {
  const app = serveSequence();
  const baseUrl = await app.listen(here);
  const client = createClient(contract, { baseUrl });
  const gone = createClient(contract, { baseUrl: 'http://127.0.0.1:1' });
  onTestFinished(async () => void (await Promise.all([client.close(), gone.close()])));
  const input = { params: {}, query: { elementType: 'action' }, headers: {}, body: undefined };
  const call = () => ({ caller, requestId: 'r', deadline: Date.now() + 5_000 });
  const line = (status: string) =>
    `fountain_peer_call_duration_seconds_count{peer="sequence",operation="getSequenceV1",status="${status}"}`;
  const work = async () => {
    await expect(client.getSequenceV1(input, call())).rejects.toThrow();
    await expect(gone.getSequenceV1(input, call())).rejects.toThrow();
  };
  expect(await growth([line('4xx'), line('error')], work)).toEqual([1, 2]);
});

describe('the database', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    testDatabase = await createTestDatabase('sequence');
    database = openDatabase('sequence', { ...testDatabase.config, poolSize: 2 });
  });
  afterAll(async () => {
    await database?.close();
    await testDatabase?.drop();
  });

  test('shows its pools as they are, including new ones', async () => {
    let now = database;
    const later = openDatabase('sequence', { ...testDatabase.config, poolSize: 3 });
    onTestFinished(() => later.close());
    const replaced: Database = {
      ...database,
      get pool() {
        return now.pool;
      },
    };
    measurePools({ requests: replaced });
    const clients = await Promise.all([database.pool.connect(), database.pool.connect()]);
    const third = database.pool.connect();
    const show = () =>
      Promise.all(
        ['size', 'connections', 'idle', 'waiting'].map((what) =>
          valueOf(`fountain_pg_pool_${what}{pool="requests"}`),
        ),
      );
    expect(await show()).toEqual([2, 2, 0, 1]);
    for (const client of clients) client.release();
    (await third).release();
    expect(await show()).toEqual([2, 2, 2, 0]);
    now = later;
    expect(await show()).toEqual([3, 0, 0, 0]);
  });

  test('an answer from the cache is counted', async () => {
    const call: ServiceCall = {
      caller,
      requestId: 'r',
      deadline: Date.now() + 5_000,
      idempotency: { key: 'k', operation: 'countMe', fingerprint: 'f' },
    };
    const twice = async () => {
      for (let i = 0; i < 2; i++) await write(database, call, async () => ({ status: 201 }));
    };
    expect(await growth(['fountain_idempotent_replays_total{operation="countMe"}'], twice)).toEqual([1]);
  });
});

test('an unreachable queue shows no numbers and does not affect other metrics', async () => {
  let asked = 0;
  let answer = async () => [{ task: 'compose', waiting: 2, running: 1, failed: 0, oldestWaitingSeconds: 7 }];
  measureJobs(() => {
    asked++;
    return answer();
  });
  const text = await registry.metrics();
  expect(text).toContain('fountain_jobs{task="compose",state="waiting"} 2');
  expect(text).toContain('fountain_jobs_oldest_waiting_seconds{task="compose"} 7');
  expect(asked).toBe(1);
  answer = () => Promise.reject(new Error('the database is away'));
  expect(await registry.metrics()).not.toContain('fountain_jobs{');
});

describe('/metrics', () => {
  async function serving() {
    const own = new Registry();
    const { promise: allowed, resolve: allow } = Promise.withResolvers<void>();
    let collections = 0;
    own.registerMetric(
      new Gauge({
        name: 'slow',
        help: 'takes its time',
        registers: [],
        async collect() {
          collections++;
          await allowed;
          this.set(1);
        },
      }),
    );
    const server = await serveMetrics(own, here);
    onTestFinished(() => server.close());
    return { url: `http://127.0.0.1:${server.port}`, allow, collections: () => collections };
  }

  test('is the only path on its port and needs no token', async () => {
    const { url, allow } = await serving();
    allow();
    const answer = await fetch(`${url}/metrics`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
    ]);
    expect(await answer.text()).toContain('slow 1');
    expect((await fetch(`${url}/`)).status).toBe(404);
    expect((await fetch(`${url}/metrics`, { method: 'POST' })).status).toBe(404);
  });

  test('is collected once for concurrent scrapes', async () => {
    const { url, allow, collections } = await serving();
    const scrapes = Array.from({ length: 10 }, () => fetch(`${url}/metrics`).then((answer) => answer.text()));
    await expect.poll(collections).toBe(1);
    allow();
    for (const text of await Promise.all(scrapes)) expect(text).toContain('slow 1');
  });
});
