import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LuaFactory } from 'wasmoon';
import { parse } from 'yaml';
import type { KongFile } from '../src/index.ts';
import { ask, committed, startBeforeEchoes } from './support.ts';

/*
 * Kong runs the pre-function of kong/kong.yml in Lua, and the local gateway imitates it. These tests run the Lua text
 * with a simulated Kong, and compare it with the imitation.
 */
const { config } = (parse(committed) as KongFile).plugins.find(({ name }) => name === 'pre-function')!;
const [text] = (config as { access: [string] }).access;

const aroundIt = `
  local digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  local function decode(coded)
    if #coded % 4 == 1 then return nil end
    local bits = coded:gsub('.', function(digit)
      local value, out = digits:find(digit, 1, true) - 1, ''
      for bit = 5, 0, -1 do out = out .. (value >> bit) % 2 end
      return out
    end)
    return (bits:gsub('%d%d?%d?%d?%d?%d?%d?%d?', function(byte)
      return #byte == 8 and string.char(tonumber(byte, 2)) or ''
    end))
  end
  ngx = {
    decode_base64 = decode,
    md5 = js.md5,
    re = { match = function(subject)
      local found = js.bearer(subject)
      return found ~= '' and { found } or nil
    end },
  }
  headers, status = {}, 0
  kong = {
    request = {
      get_method = function() return method end,
      get_header = function(name) return sent[name:lower()] end,
    },
    router = { get_route = function() return { name = route } end },
    service = { request = {
      clear_header = function(name) sent[name:lower()] = nil end,
      set_header = function(name, value) sent[name:lower()] = value end,
    } },
    response = { exit = function(code, body) status = code .. ' ' .. body.message end },
  }
  (function() ${text} end)()
  out = ''
  for name in pairs(sent) do out = out .. name .. ' ' end
  return status .. '|' .. (sent.ratelimitkey or 'none') .. '|' .. out
`;

const md5 = (it: string) => createHash('md5').update(it).digest('hex');

interface Asked {
  route?: string;
  method?: string;
  headers: Record<string, string>;
}

/** Returns the function's answer, the key it sets and the names of the remaining headers. */
async function inLua({ route = 'sequence-v1', method = 'GET', headers }: Asked) {
  const lua = await new LuaFactory().createEngine();
  try {
    const bearer = (subject: string) => /[Bb]earer\s+(.+)/.exec(subject)?.[1] ?? '';
    lua.global.set('js', { md5, bearer });
    lua.global.set('route', route);
    lua.global.set('method', method);
    await lua.doString(`sent = {}`);
    for (const [name, value] of Object.entries(headers)) {
      lua.global.set('name', name);
      lua.global.set('value', value);
      await lua.doString('sent[name] = value');
    }
    const [status, key, names] = String(await lua.doString(aroundIt)).split('|');
    return { status, key, names: names!.trim().split(' ').filter(Boolean).toSorted() };
  } finally {
    lua.global.close();
  }
}

let before: Awaited<ReturnType<typeof startBeforeEchoes>>;
beforeAll(async () => {
  before = await startBeforeEchoes();
});
afterAll(() => before?.close());

const part = (it: unknown) =>
  Buffer.from(typeof it === 'string' ? it : JSON.stringify(it)).toString('base64url');
const signature = 'A'.repeat(86);
const head = part({ alg: 'ES256', kid: 'a' });
const body = part({ sub: 'ada' });

const noTokens: [string, string][] = [
  ['one word', 'garbage'],
  ['two parts', `${head}.${body}`],
  ['four parts', `${head}.${body}.${signature}.x`],
  ['a short signature', `${head}.${body}.AAAA`],
  ['no signature', `${head}.${body}.`],
  ['a padded signature', `${head}.${body}.${signature}==`],
  ['a part that is no base64', `${head}.${part('{"a":1}')}aaa.${signature}`],
  ...['1', 'null', 'true', '"text"', '[]', ''].flatMap((json): [string, string][] => [
    [`${json} as its claims`, `${head}.${part(json)}.${signature}`],
    [`${json} as its header`, `${part(json)}.${body}.${signature}`],
  ]),
  ...['1', 'null', '["a"]', '{"a":1}', 'true', '-0.5e3', '\t\n\r 1'].flatMap((kid): [string, string][] => [
    [`${kid} as the kid of its header`, `${part(`{"alg":"ES256","kid":${kid}}`)}.${body}.${signature}`],
    [`${kid} as the kid of its claims`, `${head}.${part(`{"kid" :${kid}}`)}.${signature}`],
    [`${kid} as a kid in escapes`, `${head}.${part(`{"\\u006bi\\u0064":${kid}}`)}.${signature}`],
  ]),
  ['a second kid', `${head}.${part('{"kid":"a","kid":1}')}.${signature}`],
];

test.each(noTokens)("%s is refused by Kong's function and ours, before jwt", async (_, token) => {
  const headers = { authorization: `Bearer ${token}` };
  expect(await inLua({ headers })).toMatchObject({ status: '401 Bad token', key: 'none' });
  const answer = await ask(before.gateway, '/v1/x', { headers });
  expect([answer.status, answer.text]).toEqual([401, '{"message":"Bad token"}']);
  expect(answer.headers).toMatchObject({
    'www-authenticate': 'Bearer error="invalid_token"',
    'access-control-allow-origin': '*',
    'x-request-id': expect.anything(),
  });
});

const tokens: [string, string][] = [
  ['kid as a text', `${head}.${body}.${signature}`],
  ['spaces and a kid among others', `${part(' { "kid" : "a", "alg": "ES256" } ')}.${body}.${signature}`],
  ['no kid', `${part({ alg: 'ES256' })}.${body}.${signature}`],
  ['words about a kid', `${head}.${part({ note: 'a "kid":1', kids: [1], akid: 2 })}.${signature}`],
  ['letters of every script', `${head}.${part({ sub: 'Ünïcødé ☃ \u0000' })}.${signature}`],
];

test.each(tokens)('a token with %s passes both functions to jwt', async (_, token) => {
  const headers = { authorization: `Bearer ${token}` };
  const key = md5(token.split('.', 2).join('.'));
  expect(await inLua({ headers })).toMatchObject({ status: '0', key });
  const { text: said } = await ask(before.gateway, '/v1/x', { headers });
  expect(said).toMatch(/No credentials found|No mandatory/);
});

const internal = {
  ratelimitkey: 'evil',
  'x-timeout-ms': '1',
  'x-consumer-id': 'evil',
  'x-consumer-custom-id': 'evil',
  'x-consumer-username': 'evil',
  'x-consumer-groups': 'evil',
  'x-authenticated-groups': 'evil',
  'x-credential-identifier': 'evil',
  'x-anonymous-consumer': 'true',
};

test.each([
  ['a route with a token', 'sequence-v1', 'GET', '/v1/x'],
  ['a route with a token, for OPTIONS', 'sequence-v1', 'OPTIONS', '/v1/x'],
  ['an open route', 'sequence-open', 'GET', '/live'],
])('%s forwards no header that clients must not send', async (_, route, method, path) => {
  const { authorization } = before;
  const headers = { authorization, ...internal, 'x-own': 'mine' };
  const asksForToken = path === '/v1/x' && method === 'GET';
  const seen = await inLua({ route, method, headers });
  expect(seen.names).toEqual(['authorization', ...(asksForToken ? ['ratelimitkey'] : []), 'x-own']);
  const { headers: arrived } = (await ask(before.gateway, path, { method, headers })).json();
  expect(arrived['x-own']).toBe('mine');
  expect(arrived['ratelimitkey'] ?? 'none').toBe(seen.key);
  expect(Object.values(arrived)).not.toContain('evil');
  expect(arrived).not.toHaveProperty('x-timeout-ms');
  expect(arrived).not.toHaveProperty('x-anonymous-consumer');
  // The jwt plugin sets these headers itself.
  expect(arrived['x-consumer-username']).toBe(asksForToken ? 'fountain' : undefined);
});

test('one token has one key in every spelling', async () => {
  const [header, claims] = tokens[0]![1].split('.');
  const spellings = ['Bearer ', 'bearer ', 'x Bearer  ', 'Bearer \t'].flatMap((scheme) =>
    ['A', 'B'].map((letter) => `${scheme}${header}.${claims}.${letter.repeat(86)}`),
  );
  const keys = await Promise.all(
    spellings.map(async (authorization) => (await inLua({ headers: { authorization } })).key),
  );
  expect(new Set(keys)).toEqual(new Set([md5(`${header}.${claims}`)]));
});
