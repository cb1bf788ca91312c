import { listOperations, loadContract, type Contract } from '@fountainai/contracts';
import { describe, expect, test } from 'vitest';
import { createApp } from '../src/http/app.ts';
import { registerContract } from '../src/http/registrar.ts';
import { sameHandler } from './same-handler.ts';

// Without operation types a test may serve any handlers.
const contract: Contract = loadContract('sequence');
const ids = listOperations(contract.document).map(({ operation }) => operation.operationId);
const caller = { token: 't', subject: 's', workspace: 'w', scopes: ['read', 'write'] };

type Answer = { status: number; body?: unknown; headers?: Record<string, string> };

/** Serves the contract with the same answer for every operation. */
function serve(answer: () => Promise<Answer>, handlers = sameHandler(contract, answer)) {
  const app = createApp({ logLevel: 'silent' });
  registerContract(app, contract, handlers, async () => caller);
  return app;
}

describe('the start is refused', () => {
  test('when an operation has no handler, or a handler no operation', () => {
    const handlers = Object.fromEntries(
      [...ids.slice(1), 'paintV1'].map((id) => [id, async () => ({ status: 200 })]),
    );
    expect(() => serve(async () => ({ status: 200 }), handlers)).toThrow(
      new RegExp(`${ids[0]} has no handler[^]*paintV1 has a handler`),
    );
  });

  test('when the spec has a problem', () => {
    const document = structuredClone(contract.document);
    delete document.paths['/v1/sequence']!.post!.security;
    const boot = () =>
      registerContract(createApp({ logLevel: 'silent' }), { ...contract, document }, {}, async () => caller);
    expect(boot).toThrow(/no security/);
  });
});

describe('an answer', () => {
  test('contains the fields of the spec and no others', async () => {
    const app = serve(async () => ({
      status: 200,
      body: { elementType: 'a', elementId: null, sequenceNumber: 1, secret: 'x' },
    }));
    const answer = await app.inject({ url: '/v1/sequence?elementType=a', headers: { authorization: 'x' } });
    expect(answer.json()).toEqual({ elementType: 'a', elementId: null, sequenceNumber: 1 });
  });

  test('is a 500 without internals when a handler omits a field or throws', async () => {
    for (const handler of [
      async () => ({ status: 200, body: {} }),
      () => Promise.reject(new Error('SELECT secret FROM host-7')),
    ]) {
      const answer = await serve(handler).inject({ url: '/v1/sequence?elementType=a' });
      expect(answer.statusCode).toBe(500);
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(answer.json()).toMatchObject({
        code: 'internal_error',
        requestId: answer.headers['x-request-id'],
      });
      expect(answer.body).not.toMatch(/secret|host-7|sequenceNumber/);
    }
  });
});

describe('addresses', () => {
  const app = serve(async () => ({
    status: 200,
    body: { versionNumber: 1, versionData: {}, createdAt: new Date().toISOString() },
  }));

  test.each([
    ['/v2/sequence/version/1?elementType=action', 200],
    ['/v2/sequence/version/1e3?elementType=action', 400],
    ['/v2/sequence/version/9223372036854775808?elementType=action', 400],
    ['/v2/sequence/version/0?elementType=action', 400],
    ['/v2/sequence/version/%E0%A4%A?elementType=action', 400],
    [`/v2/sequence/version/${'1'.repeat(600)}?elementType=action`, 414],
    ['/v2/nothing', 404],
  ])('%s is a %i', async (url, status) => {
    const answer = await app.inject({ url });
    expect([url, answer.statusCode]).toEqual([url, status]);
  });

  test('a wrong method is answered with the allowed ones, whatever the body', async () => {
    const answer = await app.inject({
      method: 'PATCH',
      url: '/v1/sequence',
      payload: 'x',
      headers: { 'content-type': 'text/html' },
    });
    expect([answer.statusCode, answer.headers.allow]).toEqual([405, 'GET, HEAD, POST, PUT, DELETE']);
  });
});
