import { loadContract, type Contract, type Document } from '@fountainai/contracts';
import { expect, test } from 'vitest';
import { createApp } from '../src/http/app.ts';
import { Problem } from '../src/http/problem.ts';
import { registerContract } from '../src/http/registrar.ts';
import { sameHandler } from './same-handler.ts';

// Without operation types a test may serve any handlers.
const contract: Contract = loadContract('sequence');
const answer = { elementType: 'a', elementId: null, sequenceNumber: 1 };

/** Serves the sequence contract after a change of its spec. */
function serve(change: (document: Document) => void) {
  const document = structuredClone(contract.document);
  change(document);
  const app = createApp({ logLevel: 'silent' });
  const handlers = sameHandler(contract, async () => ({ status: 200, body: answer }));
  const caller = { token: '', subject: '', workspace: '', scopes: ['read', 'write'] };
  registerContract(app, { ...contract, document }, handlers, async (authorization) => {
    if (!authorization) throw new Problem(401, 'token_missing', 'no token');
    return caller;
  });
  return (url: string, headers = { authorization: 'x' }) => app.inject({ url, headers });
}

const read = '/v1/sequence?elementType=a';
const expected = { deprecation: '@1767225600', sunset: 'Fri, 31 Dec 2027 00:00:00 GMT' };

test('an operation that is not deprecated has no such headers', async () => {
  const { headers } = await serve(() => {})(read);
  expect([headers.deprecation, headers.sunset]).toEqual([undefined, undefined]);
});

test('a deprecated operation sends its deprecation and removal dates, in refusals too', async () => {
  const ask = serve((document) => {
    Object.assign(document.paths['/v1/sequence']!.get!, {
      deprecated: true,
      'x-deprecated-since': '2026-01-01',
      'x-sunset': '2027-12-31',
    });
  });
  expect((await ask(read)).headers).toMatchObject(expected);
  expect((await ask(read, {} as never)).headers).toMatchObject(expected);
  expect((await ask('/v1/sequence/version?elementType=a')).headers.sunset).toBeUndefined();
});

test('a deprecated version sends the dates for all of its operations', async () => {
  const ask = serve(
    (document) => (document['x-versions'] = { v1: { deprecatedSince: '2026-01-01', sunset: '2027-12-31' } }),
  );
  expect((await ask(read)).headers).toMatchObject(expected);
  expect((await ask('/v2/sequence?elementType=action')).headers.sunset).toBeUndefined();
});

test('a removed version is a 410 that links to the next one', async () => {
  const ask = serve(
    (document) => (document['x-versions'] = { v0: { removed: '2025-06-30', successor: 'v2' } }),
  );
  const { statusCode, headers, body } = await ask('/v0/sequence/anything');
  expect(statusCode).toBe(410);
  expect(headers.link).toBe('</v2/openapi.json>; rel="successor-version"');
  expect(JSON.parse(body)).toMatchObject({ code: 'version_removed', detail: expect.stringContaining('/v2') });
});

test('a deprecated operation without dates prevents the start', () => {
  expect(() => serve((document) => (document.paths['/v1/sequence']!.get!.deprecated = true))).toThrow(
    /x-sunset/,
  );
});
