import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import { createFountainClient, FountainError, type FountainClientOptions } from '@fountainai/client';
import { scriptedServer, type Reply } from './support/scripted-server.ts';

const script = { scriptId: 1, title: 'Hamlet', author: '', description: '', sequenceNumber: 1 };
const unavailable: Reply = {
  status: 503,
  body: { status: 503, code: 'database_unavailable', detail: 'Try again.', requestId: 'r-1' },
};
const changed: Reply = { status: 412, body: { status: 412, code: 'changed', detail: 'Read it again.' } };

async function clientOf(replies: Reply[], options: Partial<FountainClientOptions> = {}) {
  const { url, received } = await scriptedServer(...replies);
  const client = createFountainClient({ token: 'secret', urls: { script: url }, ...options });
  const params = { path: { scriptId: 1 } };
  return {
    received,
    read: (signal?: AbortSignal) =>
      client.script.GET('/v2/scripts/{scriptId}', { params, ...(signal && { signal }) }),
    create: () => client.script.POST('/v2/scripts', { body: { title: 'Hamlet' } }),
    replace: (version?: number) =>
      client.script.PUT('/v2/scripts/{scriptId}', {
        params,
        body: { title: 'Hamlet', ...(version !== undefined && { version }) },
      }),
    remove: (etag?: string) =>
      client.script.DELETE('/v2/scripts/{scriptId}', {
        params: { ...params, ...(etag && { header: { 'If-Match': etag } }) },
      }),
    client,
  };
}

async function errorOf(promise: Promise<unknown>): Promise<FountainError> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(FountainError);
  return error as FountainError;
}

describe.concurrent('a transient answer', () => {
  test.each([408, 429, 502, 503, 504])('%i is retried', async (status) => {
    const { read, received } = await clientOf([{ status }, { body: script }]);
    expect((await read()).data).toEqual(script);
    expect(received).toHaveLength(2);
  });

  test('409 is retried with Retry-After, and final without', async () => {
    const running = await clientOf([
      { status: 409, headers: { 'retry-after': '0' } },
      { status: 201, body: script },
    ]);
    expect((await running.create()).data).toEqual(script);
    const taken = await clientOf([{ status: 409, body: { code: 'name_taken', detail: 'Taken.' } }]);
    expect(await errorOf(taken.create())).toMatchObject({
      code: 'name_taken',
      attempts: 1,
      outcomeUnknown: false,
    });
    expect(taken.received).toHaveLength(1);
  });

  test.each([400, 401, 403, 404, 412, 413, 422, 500])(
    '%i stays and is not asked for again',
    async (status) => {
      const { read, received } = await clientOf([{ status }]);
      expect(await errorOf(read())).toMatchObject({ status, attempts: 1 });
      expect(received).toHaveLength(1);
    },
  );

  test('that persists is thrown after the last attempt', async () => {
    const { read, received } = await clientOf([unavailable], { attempts: 3 });
    expect(await errorOf(read())).toMatchObject({
      status: 503,
      code: 'database_unavailable',
      requestId: 'r-1',
      attempts: 3,
      outcomeUnknown: false,
    });
    expect(received).toHaveLength(3);
  });

  test('is retried after a wait that grows with each attempt', async () => {
    const { read, received } = await clientOf([unavailable, unavailable, { body: script }]);
    await read();
    const [first, second, third] = received.map(({ atMs }) => atMs);
    expect(second! - first!).toBeGreaterThan(190);
    expect(third! - second!).toBeGreaterThan(390);
  });
});

describe.concurrent('Retry-After', () => {
  test.each([
    ['seconds', () => '1'],
    ['a date', () => new Date(Date.now() + 2_000).toUTCString()],
  ])('as %s is waited for', async (_, value) => {
    const { read, received } = await clientOf([
      { status: 429, headers: { 'retry-after': value() } },
      { body: script },
    ]);
    await read();
    expect(received[1]!.atMs - received[0]!.atMs).toBeGreaterThan(990);
  });

  test('is told to onRetry, and so is a lost connection', async () => {
    const told: [string, number][] = [];
    const busy = { status: 503, headers: { 'retry-after': '1' }, body: { code: 'busy', detail: 'Busy.' } };
    const onRetry = ({ code }: FountainError, waitMs: number) => told.push([code, waitMs]);
    const { create } = await clientOf([busy, { lost: 'before' }, { status: 201, body: script }], { onRetry });
    await create();
    expect(told).toEqual([
      ['busy', 1_000],
      ['no_answer', 0],
    ]);
  });

  test('beyond the deadline fails the call at once', async () => {
    const { read, received } = await clientOf([{ status: 429, headers: { 'retry-after': '60' } }]);
    const startedAt = performance.now();
    expect(await errorOf(read())).toMatchObject({
      status: 429,
      code: 'too_many_requests',
      retryAfterMs: 60_000,
    });
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    expect(received).toHaveLength(1);
  });
});

describe.concurrent('a lost connection', () => {
  test.each(['before', 'half'] as const)('of a GET (%s the answer): is retried', async (lost) => {
    const { read, received } = await clientOf([{ lost, body: script }, { body: script }]);
    expect((await read()).data).toEqual(script);
    expect(received).toHaveLength(2);
  });

  test('of a POST is retried with the same key and body', async () => {
    const { create, received } = await clientOf([
      { lost: 'before' },
      { status: 201, lost: 'half', body: script },
      { status: 201, body: script, headers: { 'idempotency-replayed': 'true' } },
    ]);
    expect((await create()).data).toEqual(script);
    const keys = received.map(({ headers }) => headers['idempotency-key']);
    expect(keys).toEqual([expect.stringMatching(/^[\w-]{36}$/), keys[0], keys[0]]);
    expect(received.map(({ body }) => body)).toEqual(Array(3).fill('{"title":"Hamlet"}'));
  });

  test('of every attempt of a POST gives outcomeUnknown', async () => {
    const { create } = await clientOf([{ lost: 'before' }], { attempts: 2 });
    expect(await errorOf(create())).toMatchObject({
      status: 0,
      code: 'no_answer',
      attempts: 2,
      outcomeUnknown: true,
    });
  });

  test('of a PUT, PATCH or DELETE without a condition is not retried', async () => {
    for (const call of ['replace', 'remove'] as const) {
      const lost = await clientOf([{ lost: 'before' }]);
      expect(await errorOf(lost[call]())).toMatchObject({ code: 'no_answer', outcomeUnknown: true });
      expect(lost.received).toHaveLength(1);
      const refused = await clientOf([unavailable]);
      expect(await errorOf(refused[call]())).toMatchObject({ status: 503, attempts: 1 });
    }
    const { client, received } = await clientOf([{ lost: 'before' }]);
    const patch = client.script.PATCH('/v2/scripts/{scriptId}', {
      params: { path: { scriptId: 1 } },
      body: {},
    });
    expect(await errorOf(patch)).toMatchObject({ code: 'no_answer' });
    expect(received).toHaveLength(1);
  });

  test('of a conditional write is retried, and a conflict then has outcomeUnknown', async () => {
    const byVersion = await clientOf([{ lost: 'before' }, { body: script }]);
    expect((await byVersion.replace(3)).data).toEqual(script);
    const byTag = await clientOf([{ lost: 'before' }, { status: 204 }]);
    expect((await byTag.remove('"3"')).response.status).toBe(204);
    const done = await clientOf([{ lost: 'before' }, changed]);
    expect(await errorOf(done.replace(3))).toMatchObject({ status: 412, outcomeUnknown: true });
    const stale = await clientOf([changed]);
    expect(await errorOf(stale.replace(3))).toMatchObject({ status: 412, outcomeUnknown: false });
  });
});

describe.concurrent('a request that was certainly not executed', () => {
  test('is retried with any method: after 429', async () => {
    const { replace, received } = await clientOf([{ status: 429 }, { body: script }]);
    expect((await replace()).data).toEqual(script);
    expect(received).toHaveLength(2);
  });

  test('is retried with any method: after a refused connection', async () => {
    const { url, received } = await scriptedServer({ status: 204 });
    const free = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => free.once('listening', resolve));
    const nobody = `http://127.0.0.1:${(free.address() as { port: number }).port}`;
    await new Promise((resolve) => free.close(resolve));
    let attempts = 0;
    const client = createFountainClient({
      token: 'secret',
      urls: { script: url },
      fetch: (request) => {
        attempts += 1;
        return fetch(attempts === 1 ? new Request(request.url.replace(url, nobody), request) : request);
      },
    });
    const { response } = await client.script.DELETE('/v1/scripts/{scriptId}', {
      params: { path: { scriptId: 1 } },
    });
    expect([response.status, attempts, received.length]).toEqual([204, 2, 1]);
  });
});

describe.concurrent('keys', () => {
  test('are made for every POST, each a new one', async () => {
    const { create, received } = await clientOf([{ status: 201, body: script }]);
    await create();
    await create();
    expect(new Set(received.map(({ headers }) => headers['idempotency-key'])).size).toBe(2);
  });

  test('that are given are kept, as header or as requestId', async () => {
    const { client, received } = await clientOf([{ status: 201, body: script }]);
    await client.script.POST('/v2/scripts', {
      params: { header: { 'Idempotency-Key': 'mine' } },
      body: { title: 'Hamlet' },
    });
    await client.script.POST('/v2/scripts', { body: { title: 'Hamlet', requestId: 'mine' } });
    expect(received.map(({ headers }) => headers['idempotency-key'])).toEqual(['mine', undefined]);
  });
});

describe.concurrent('time', () => {
  test('ends at the deadline', async () => {
    const { create } = await clientOf([{ lost: 'never' }], { deadlineMs: 200 });
    expect(await errorOf(create())).toMatchObject({
      status: 0,
      code: 'deadline_exceeded',
      outcomeUnknown: true,
    });
  });

  test('ends with the signal: during an attempt, during a wait, and before', async () => {
    const silent = await clientOf([{ lost: 'never' }]);
    await expect(silent.read(AbortSignal.timeout(100))).rejects.toMatchObject({ name: 'TimeoutError' });
    const waiting = await clientOf([{ status: 503, headers: { 'retry-after': '30' } }]);
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 100);
    await expect(waiting.read(controller.signal)).rejects.toMatchObject({ name: 'AbortError' });
    expect(waiting.received).toHaveLength(1);
    const reason = new Error('no longer needed');
    const never = await clientOf([{ body: script }]);
    await expect(never.read(AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(never.received).toHaveLength(0);
  });
});
