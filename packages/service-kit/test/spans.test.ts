import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadContract } from '@fountainai/contracts';
import type { Logger } from 'pino';
import { request } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../src/http/app.ts';
import { createClient } from '../src/http/client.ts';
import { registerContract } from '../src/http/registrar.ts';
import { sameHandler } from './same-handler.ts';
import type { ServiceCall } from '../src/http/service-call.ts';
import { startTracing } from '../src/observe/tracing.ts';

const contract = loadContract('sequence');
const caller = { token: 't', subject: 's', workspace: 'w', scopes: ['read', 'write'] };
const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

const writing = { params: {}, query: {}, headers: {}, body: { elementType: 'action' } };

/** The traceparent headers that the next service received. */
const seen: (string | undefined)[] = [];
const next = createServer((incoming, response) => {
  seen.push(incoming.headers.traceparent as string | undefined);
  response.writeHead(201, { 'content-type': 'application/json' }).end('{"sequenceNumber":1}');
});
const log: Record<string, unknown>[] = [];
const app = createApp({ logLevel: 'silent' });

beforeAll(async () => {
  await startTracing('test', undefined);
  await new Promise<void>((resolve) => void next.listen(0, '127.0.0.1', resolve));
  const { port } = next.address() as AddressInfo;
  const client = createClient(contract, { baseUrl: `http://127.0.0.1:${port}` });
  app.addHook('onClose', () => client.close());
  const passOn = async (_: unknown, call: ServiceCall) => {
    const { status, body } = await client.generateSequenceNumberV1(writing, call);
    return { status, body };
  };
  app.addHook('onResponse', async ({ log: its }) => void log.push((its as Logger).bindings()));
  registerContract<unknown>(app, contract, sameHandler(contract, passOn), async () => caller);
  await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await app.close();
  next.close();
});

/** @param pauseMs delay between the two halves of the body */
async function post(headers: Record<string, string>, pauseMs = 0) {
  const { port } = app.server.address() as AddressInfo;
  const text = JSON.stringify(writing.body);
  async function* body() {
    yield text.slice(0, 5);
    if (pauseMs) await sleep(pauseMs);
    yield text.slice(5);
  }
  const response = await request(`http://127.0.0.1:${port}/v1/sequence`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: Readable.from(body()),
  });
  await response.body.dump();
  expect(response.statusCode).toBe(201);
  await expect.poll(() => log.length).toBeGreaterThan(0);
  return { passedOn: seen.pop(), logged: log.pop()! };
}

test('a trace continues when the body comes late', async () => {
  expect((await post({ traceparent }, 50)).passedOn).toBe(traceparent);
});

test('without a collector, a trace is still forwarded and logged', async () => {
  const { passedOn, logged } = await post({ traceparent });
  expect(passedOn).toBe(traceparent);
  expect(logged).toMatchObject({ traceId: traceparent.split('-')[1], spanId: traceparent.split('-')[2] });
});

test.each([
  'nonsense',
  `${traceparent}${'0'.repeat(500)}`,
  '00-00000000000000000000000000000000-b7ad6b7169203331-01',
])('an invalid trace is not forwarded: %s', async (header) => {
  const { passedOn, logged } = await post({ traceparent: header });
  expect(passedOn).toBeUndefined();
  expect(logged).not.toHaveProperty('traceId');
});
