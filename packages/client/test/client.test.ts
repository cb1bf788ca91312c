import { inspect } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { createFountainClient, FountainError } from '@fountainai/client';
import { scriptedServer, type Reply } from './support/scripted-server.ts';

const token = 'eyJhbGciOiJFUzI1NiJ9.secret.signature';

async function clientOf(...replies: Reply[]) {
  const { url, received } = await scriptedServer(...replies);
  return { ...createFountainClient({ token, urls: { storyFactory: url }, attempts: 1 }), received };
}
const scriptId = 1;
const getStory = (client: Awaited<ReturnType<typeof clientOf>>) =>
  client.storyFactory.GET('/v2/stories', { params: { query: { scriptId } } });

describe('addresses', () => {
  const addressesOf = async (options: object) => {
    const asked: string[] = [];
    const client = createFountainClient({
      token,
      fetch: async (request) => {
        asked.push(request.url);
        return Response.json({ items: [], nextCursor: null });
      },
      ...options,
    });
    await client.sequence.GET('/v2/sequences');
    await client.character.GET('/v2/characters', { params: { query: { ids: [1, 2] } } });
    await client.script.GET('/v2/scripts');
    await client.sessionContext.GET('/v2/sessions');
    await client.storyFactory.GET('/v2/stories/validation', { params: { query: { scriptId } } });
    return asked;
  };

  test('are those of fountain.coach', async () => {
    expect(await addressesOf({})).toEqual([
      'https://centralsequence.fountain.coach/v2/sequences',
      'https://character.fountain.coach/v2/characters?ids=1,2',
      'https://scriptmanagement.fountain.coach/v2/scripts',
      'https://sessioncontext.fountain.coach/v2/sessions',
      'https://storyfactory.fountain.coach/v2/stories/validation?scriptId=1',
    ]);
  });

  test('are hosts of a local gateway, or any other', async () => {
    const urls = { script: 'http://127.0.0.1:8103/' };
    expect((await addressesOf({ gateway: 'http://127.0.0.1:8000', urls })).slice(1, 4)).toEqual([
      'http://character.localhost:8000/v2/characters?ids=1,2',
      'http://127.0.0.1:8103/v2/scripts',
      'http://sessioncontext.localhost:8000/v2/sessions',
    ]);
  });

  test('of a gateway are reached without a name server', async () => {
    const { url, received } = await scriptedServer(
      { lost: 'half', body: { ok: 'ä' } },
      { body: { title: 'Fürst' } },
    );
    const { script } = createFountainClient({ token: `${token}\n`, gateway: url });
    const { data, response } = await script.POST('/v2/scripts', { body: { title: 'Fürst' } });
    expect([data, response.status]).toEqual([{ title: 'Fürst' }, 200]);
    expect(received).toHaveLength(2);
    expect(received[1]).toMatchObject({
      method: 'POST',
      path: '/v2/scripts',
      body: '{"title":"Fürst"}',
      headers: {
        host: `scriptmanagement.localhost:${new URL(url).port}`,
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'content-length': '18',
      },
    });
  });

  test('of a silent or missing gateway', async () => {
    const silent = await scriptedServer({ lost: 'never' });
    const waits = createFountainClient({ token, gateway: silent.url });
    await expect(waits.script.GET('/v2/scripts', { signal: AbortSignal.timeout(100) })).rejects.toMatchObject(
      {
        name: 'TimeoutError',
      },
    );
    const nobody = createFountainClient({ token, gateway: 'http://127.0.0.1:1', attempts: 2 });
    await expect(
      nobody.script.DELETE('/v1/scripts/{scriptId}', { params: { path: { scriptId } } }),
    ).rejects.toThrow(expect.objectContaining({ code: 'no_answer', attempts: 2, outcomeUnknown: false }));
  });

  test('work in a browser without Node', async () => {
    const asked: string[] = [];
    vi.stubGlobal('process', undefined);
    vi.stubGlobal('fetch', async (request: Request) => {
      asked.push(request.url);
      return Response.json({ items: [], nextCursor: null });
    });
    try {
      await createFountainClient({ token, gateway: 'http://localhost:8000' }).script.GET('/v2/scripts');
      expect(() => createFountainClient({ token, gateway: 'http://192.168.1.2:8000' })).toThrow(
        /own machine/,
      );
    } finally {
      vi.unstubAllGlobals();
    }
    expect(asked).toEqual(['http://scriptmanagement.localhost:8000/v2/scripts']);
  });

  test('that are invalid are refused at once', () => {
    expect(() => createFountainClient({ token, gateway: 'https://kong.example' })).toThrow(/give urls/);
    expect(() => createFountainClient({ token, gateway: 'localhost' })).toThrow(/URL/);
  });
});

describe('answers', () => {
  test('are JSON or text by their Content-Type', async () => {
    const client = await clientOf({ body: 'Title: Hamlet', headers: { 'content-type': 'text/plain' } });
    const { data } = await client.storyFactory.GET('/v2/stories/export', {
      params: { query: { scriptId, format: 'fountain' } },
    });
    expect(data).toBe('Title: Hamlet');
  });

  test('have no data for 304 and 204', async () => {
    const client = await clientOf({ status: 304, headers: { etag: '"3"' } });
    const { data, response } = await client.storyFactory.GET('/v2/stories', {
      params: { query: { scriptId }, header: { 'If-None-Match': '"3"' } },
    });
    expect([data, response.status, response.headers.get('etag')]).toEqual([undefined, 304, '"3"']);
    expect(client.received[0]!.headers['if-none-match']).toBe('"3"');
  });

  test('with a body that contradicts their Content-Type are errors', async () => {
    const error = await getStory(await clientOf({ body: '{"scriptId":' })).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'FountainError', code: 'invalid_answer', status: 200 });
  });
});

describe('errors', () => {
  test('of a service', async () => {
    const errors = [{ pointer: '/title', message: 'must not be empty' }];
    const promise = getStory(
      await clientOf({
        status: 400,
        body: {
          type: 't',
          title: 'Bad request',
          status: 400,
          code: 'invalid_request',
          detail: 'See.',
          requestId: 'r',
          errors,
        },
      }),
    );
    await expect(promise).rejects.toThrow('400 invalid_request: See.\n  /title must not be empty');
    await expect(promise).rejects.toMatchObject({
      status: 400,
      code: 'invalid_request',
      detail: 'See.',
      errors,
      requestId: 'r',
    });
  });

  test.each([
    [401, 'Unauthorized', 'unauthorized'],
    [404, 'no Route matched with those values', 'no_such_path'],
    [413, 'Request size limit exceeded', 'body_too_large'],
    [429, 'API rate limit exceeded', 'too_many_requests'],
  ])('%i of the gateway', async (status, message, code) => {
    const headers = { 'content-type': 'application/json; charset=utf-8', 'x-request-id': 'r-2' };
    const client = await clientOf({ status, body: { message, request_id: 'kong' }, headers });
    await expect(getStory(client)).rejects.toMatchObject({
      status,
      code,
      detail: message,
      errors: [],
      requestId: 'r-2',
    });
  });

  test('of a proxy', async () => {
    const client = await clientOf({ status: 418, body: '<h1>No</h1>' });
    await expect(getStory(client)).rejects.toMatchObject({ code: 'http_418', detail: "I'm a Teapot" });
  });

  test('never hold the token', async () => {
    const clients = [
      await clientOf({ status: 401, body: { message: 'Unauthorized' } }),
      await clientOf({ lost: 'before' }),
    ];
    for (const client of clients) {
      const error: unknown = await getStory(client).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(FountainError);
      expect(inspect(error, { depth: 20, showHidden: true })).not.toContain('secret');
      expect(inspect(client.storyFactory, { depth: 20, showHidden: true })).not.toContain('secret');
    }
    expect(() => createFountainClient({ token: 'a secret\nb' })).toThrow(/^(?!.*secret)/s);
    expect(() => createFountainClient({ token: '' })).toThrow(/token is empty/);
  });
});

test('a token may come from a function, which is called before every attempt', async () => {
  const { url, received } = await scriptedServer({ status: 503 }, { body: {} });
  let number = 0;
  const client = createFountainClient({ token: async () => `t${(number += 1)}`, urls: { script: url } });
  await client.script.GET('/v2/scripts');
  expect(received.map(({ headers }) => headers.authorization)).toEqual(['Bearer t1', 'Bearer t2']);
});

test('middleware sees every attempt', async () => {
  const client = await clientOf({ body: {} });
  client.storyFactory.use({ onRequest: ({ request }) => request.headers.set('x-request-id', 'mine') });
  await getStory(client);
  expect(client.received[0]!.headers['x-request-id']).toBe('mine');
});

describe('pages', () => {
  const pages = [
    { body: { title: 'Hamlet', story: [{ sequence: 1 }, { sequence: 2 }], nextCursor: 'a&b' } },
    { status: 503 },
    { body: { title: 'Hamlet', story: [], nextCursor: 'c' } },
    { body: { title: 'Hamlet', story: [{ sequence: 3 }], nextCursor: null } },
  ];

  test('of a story: element by element, with a retry of a lost page', async () => {
    const { url, received } = await scriptedServer(...pages);
    const { storyFactory } = createFountainClient({ token, urls: { storyFactory: url } });
    const elements: number[] = [];
    for await (const { sequence } of storyFactory.paginate('/v2/stories', {
      params: { query: { scriptId, character: 'ROMEO' } },
    }))
      elements.push(sequence);
    expect(elements).toEqual([1, 2, 3]);
    const query = '/v2/stories?scriptId=1&character=ROMEO';
    expect(received.map(({ path }) => path)).toEqual([
      query,
      `${query}&cursor=a%26b`,
      `${query}&cursor=a%26b`,
      `${query}&cursor=c`,
    ]);
  });

  test('are fetched on demand', async () => {
    const client = await clientOf(...pages);
    for await (const page of client.storyFactory.pages('/v2/stories', { params: { query: { scriptId } } })) {
      expect(page.title).toBe('Hamlet');
      break;
    }
    expect(client.received).toHaveLength(1);
  });

  test('of lists and of parts of a story', async () => {
    const lists = await scriptedServer({ body: { items: [{ characterId: 1 }], nextCursor: null } });
    const { character } = createFountainClient({ token, urls: { character: lists.url } });
    for await (const { characterId } of character.paginate('/v2/characters')) expect(characterId).toBe(1);
    const client = await clientOf({ body: { sequences: [{ sequence: 7 }], nextCursor: null } });
    const params = { query: { scriptId, startSequence: 7, endSequence: 7 } };
    for await (const { sequence } of client.storyFactory.paginate('/v2/stories/sequences', { params }))
      expect(sequence).toBe(7);
  });
});
