import { describe, expect, inject, test } from 'vitest';
import { ask, askAsWritten } from './client.ts';

describe('request ids', () => {
  test('a client’s own is kept and returned', async () => {
    const { headers } = await ask('sequence', '/live', { headers: { 'x-request-id': 'my-call-1' } });
    expect(headers['x-request-id']).toBe('my-call-1');
  });

  test('without one, the gateway creates one, which is in errors too', async () => {
    const { headers, body } = await ask('character', '/v1/characters/987654321');
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}/);
    expect(body.requestId).toBe(headers['x-request-id']);
  });
});

describe('browsers of other sites', () => {
  test('get an answer to their preflight without a token', async () => {
    const { status, headers } = await ask('script', '/v2/scripts', {
      method: 'OPTIONS',
      token: null,
      headers: {
        origin: 'https://example.org',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    expect(status).toBe(200);
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(String(headers['access-control-allow-methods'])).toContain('PATCH');
    expect(String(headers['access-control-allow-headers'])).toMatch(/authorization/i);
  });

  test('may read the exposed headers', async () => {
    const { headers } = await ask('script', '/v2/scripts', { headers: { origin: 'https://example.org' } });
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(String(headers['access-control-expose-headers'])).toMatch(/etag/i);
  });
});

describe('the services’ own refusals pass through the gateway', () => {
  test('a wrong method is a 405 with the allowed methods', async () => {
    const { status, headers, body } = await ask('sequence', '/v1/sequence', { method: 'PATCH', body: {} });
    expect([status, body.code]).toEqual([405, 'method_not_allowed']);
    expect(headers.allow).toMatch(/^GET, (HEAD, )?POST, PUT, DELETE$/);
  });

  test.each([
    ['QUERY', '/v1/sequence', 'POST, PUT, DELETE'],
    ['QUERY', '/live', 'GET'],
    ['DELETE', '/v2/openapi.json', 'GET'],
  ])('%s of %s too', async (method, path, allowed) => {
    const { status, headers } = await ask('sequence', path, { method });
    expect([status, String(headers.allow)]).toEqual([405, expect.stringContaining(allowed)]);
  });

  test.each([
    ['sequence', '/v1/sequence/version?elementType=action'],
    ['sequence', '/live'],
    ['sequence', '/v2/openapi.json'],
    ['script', '/v2/scripts'],
    ['character', '/v1/characters/987654321'],
  ] as const)('HEAD of %s’s %s is GET without its body', async (service, path) => {
    const [got, head] = [await ask(service, path), await ask(service, path, { method: 'HEAD' })];
    expect([head.status, head.text]).toEqual([got.status, '']);
    for (const name of ['content-type', 'etag']) expect(head.headers[name]).toBe(got.headers[name]);
  });

  test.each([
    ['not JSON', '{"elementType":', 'malformed_json'],
    ['empty', '', 'empty_body'],
    ['a key twice', '{"elementType":"a","elementType":"b"}', 'duplicate_key'],
    ['a byte order mark', '\uFEFF{"elementType":"a"}', 'byte_order_mark'],
    ['__proto__', '{"elementType":"a","__proto__":{"x":1}}', 'forbidden_key'],
    ['NUL in a text', '{"elementType":"a\\u0000"}', 'bad_text'],
    ['half a surrogate pair', '{"elementType":"a\\ud800"}', 'bad_text'],
    [
      'an object of 1,001 fields',
      JSON.stringify({
        elementType: 'a',
        newVersionData: Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [i, i])),
      }),
      'too_many_fields',
    ],
    ['a number beyond exactness', '{"elementType":"a","count":12345678901234567890}', 'invalid_request'],
    ['65 levels', `{"elementType":${'['.repeat(65)}${']'.repeat(65)}}`, 'nested_too_deep'],
  ])('a body that is %s is a 400', async (_, body, code) => {
    const answer = await ask('sequence', '/v1/sequence', { method: 'POST', body });
    expect([answer.status, answer.body.code]).toEqual([400, code]);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  });

  test.each([
    ['text/plain', {}],
    ['application/xml', {}],
    ['application/json; charset=latin1', {}],
    ['application/json', { 'content-encoding': 'gzip' }],
  ])('%s %o is a 415', async (type, headers) => {
    const { status } = await ask('sequence', '/v1/sequence', {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': type, ...headers },
    });
    expect(status).toBe(415);
  });

  test('an id of another workspace is the same 404 as an unknown id', async () => {
    const made = await ask('character', '/v1/characters', { method: 'POST', body: { name: 'Iago' } });
    expect(made.status).toBe(201);
    const { other } = inject('gateway').tokens;
    const theirs = await ask('character', `/v1/characters/${made.body.characterId}`, { token: other });
    const never = await ask('character', '/v1/characters/987654321', { token: other });
    expect([theirs.status, never.status]).toEqual([404, 404]);
    expect({ ...theirs.body, requestId: '' }).toEqual({ ...never.body, requestId: '' });
  });
});

describe('limits', () => {
  test('a body over 1 MiB is a 413', async () => {
    const body = JSON.stringify({ elementType: 'a', newVersionData: { text: 'x'.repeat(1_100_000) } });
    expect((await ask('sequence', '/v1/sequence/version', { method: 'POST', body })).status).toBe(413);
  });

  test('a play may be larger', async () => {
    const text = `Title: Long\n\n.A PLACE\n\n${'!Something happens, and it takes a while to tell.\n\n'.repeat(30_000)}`;
    const { status } = await ask('story-factory', '/v2/stories/import', {
      method: 'POST',
      body: { format: 'fountain', text },
    });
    expect(status).toBe(400); // the service, not the gateway, refuses 30,000 elements in a section
  });

  test('over the rate, a token gets Retry-After; other tokens still work', async () => {
    const { limited, own } = inject('gateway').tokens;
    const flood = (token: string) => ask('sequence', '/v1/sequence?elementType=none', { token });
    const first = await flood(limited);
    const remaining = Number(first.headers['ratelimit-remaining']);
    expect(Number(first.headers['ratelimit-limit'])).toBeGreaterThan(0);
    let refused = first;
    // A clock minute may begin in between and reset the count: hence twice the number.
    for (let sent = 0; sent < remaining * 2 && refused.status !== 429; sent += 50) {
      const answers = await Promise.all(Array.from({ length: 50 }, () => flood(limited)));
      refused = answers.find(({ status }) => status === 429) ?? refused;
    }
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    const authorization = `bearer   ${limited}`;
    const spelled = await ask('sequence', '/v2/sequences', { token: null, headers: { authorization } });
    expect(spelled.status).toBe(429);
    expect((await flood(own)).status).toBe(404);
  }, 120_000);
});

describe('the gateway counts', () => {
  test('by address on open paths, for any invented tokens', async () => {
    const count = async (token: string) => {
      const { headers } = await ask('sequence', '/live', { token });
      return { left: Number(headers['ratelimit-remaining']), reset: Number(headers['ratelimit-reset']) };
    };
    const countTwenty = async () => {
      const counts = [];
      for (let turn = 0; turn < 20; turn++) counts.push(await count(`invented.${turn}.x`));
      return [counts[0]!, counts.at(-1)!] as const;
    };
    let [first, last] = await countTwenty();
    // A clock minute began in between and reset the count.
    if (last.reset > first.reset) [first, last] = await countTwenty();
    expect(last.left).toBeLessThan(first.left - 9);
  });
});

describe('internal headers', () => {
  test('a client cannot shorten the time that a service has', async () => {
    const body = { format: 'fountain', text: 'Title: Short\n\n.A PLACE\n\n!It rains.\n' };
    const headers = { 'x-timeout-ms': '1' };
    const { status } = await ask('story-factory', '/v2/stories/import', { method: 'POST', body, headers });
    expect(status).toBe(201);
  });
});

describe('the gateway refuses', () => {
  const host = ['host', 'centralsequence.localhost', 'origin', 'https://example.org'];
  const authorization = () => ['authorization', `Bearer ${inject('gateway').tokens.own}`];

  test.each(['authorization', 'if-match', 'if-none-match', 'host'])('two headers %s', async (name) => {
    const value = { authorization: authorization()[1]!, host: host[1]! }[name] ?? '"1"';
    const one = name === 'host' ? host.slice(2) : host;
    const twice = [...one, name, value, name, value];
    const { status, headers } = await askAsWritten('/v1/sequence/version?elementType=action', twice);
    expect([status, headers['access-control-allow-origin']]).toEqual([400, undefined]);
  });

  test.each([
    ['/v1/sequence/%00', 400],
    ['/v1/sequence/%zz', 400],
    ['/v1/../../live', 400],
    ['/v1/sequence/%FF', 404],
  ])('the path %s with %d', async (path, status) => {
    expect((await askAsWritten(path, [...host, ...authorization()])).status).toBe(status);
  });

  test.each(['CENTRALSEQUENCE.localhost', 'centralsequence.localhost:', 'centralsequence.localhost.'])(
    'the host %s with 404',
    async (name) => {
      expect((await askAsWritten('/live', ['host', name])).status).toBe(404);
    },
  );

  test('TRACE with 405, and has no CORS headers for it', async () => {
    const { status, headers } = await askAsWritten('/v1/sequence', [...host, ...authorization()], 'TRACE');
    expect([status, headers['access-control-allow-origin']]).toEqual([405, undefined]);
  });
});
