import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  flatDocument,
  listOperations,
  loadContract,
  serviceNames,
  versions,
  type ContractOperation,
  type ServiceName,
} from '@fountainai/contracts';
import { giveCluster } from '@fountainai/postgres/testing/give-cluster';
import type { Stack } from '@fountainai/local-stack';
import { request } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startQuietly } from '../start-quietly.ts';

const root = new URL('../..', import.meta.url).pathname;
let home: string;
let stack: Stack;

// As after a first `pnpm start`: Romeo and Juliet is script 1.
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'fountainai-examples-'));
  await giveCluster(home);
  stack = await startQuietly(home);
  const text = await readFile(join(root, 'samples', 'romeo-and-juliet.en.fountain'), 'utf8');
  const { status } = await send('story-factory', 'POST', '/v2/stories/import', { format: 'fountain', text });
  expect(status).toBe(201);
});
afterAll(async () => {
  await stack?.stop({ hurry: true });
  await rm(home, { recursive: true, force: true });
});

async function send(service: string, method: string, path: string, body?: unknown) {
  const { statusCode, body: answer } = await request(new URL(path, stack.urls[service]), {
    method,
    headers: {
      authorization: `Bearer ${stack.token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: statusCode, text: await answer.text() };
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

/** Sends an operation as /docs shows it, with every example of its parameters and its body. */
function sendExample(service: ServiceName, { method, path, operation, parameters }: ContractOperation) {
  const examples = parameters.map((parameter) => ({
    ...parameter,
    example: (parameter as { example?: unknown }).example,
  }));
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    String(examples.find((it) => it.name === name)!.example),
  );
  const query = new URLSearchParams();
  for (const { name, in: place, example } of examples)
    if (place === 'query' && example !== undefined)
      query.set(name, Array.isArray(example) ? example.join(',') : textOf(example));
  const search = query.size > 0 ? `?${query.toString()}` : '';
  return send(
    service,
    method.toUpperCase(),
    `${filled}${search}`,
    operation.requestBody?.content['application/json']?.example,
  );
}

const operations = serviceNames.flatMap((service) =>
  versions.flatMap((version) =>
    listOperations(flatDocument(loadContract(service).document, version)).map((operation) => ({
      service,
      operation,
    })),
  ),
);

/** Creating operations come before those that read, change and delete. */
const rank = ({ operation: { method } }: (typeof operations)[number]) =>
  ['post', 'get', 'put', 'patch'].indexOf(method);

const named = (pattern: RegExp) => (it: (typeof operations)[number]) =>
  pattern.test(it.operation.operation.operationId);
const deletes = operations.filter(({ operation: { method } }) => method === 'delete').toReversed();
const replacesAll = named(/^replaceScriptContent/);
const deletesAll = named(/^deleteScriptV/);
/** Nested resources are documented after their parents, so they are deleted before them; whole scripts come last. */
const inOrder = [
  ...operations
    .filter((it) => it.operation.method !== 'delete' && !replacesAll(it))
    .toSorted((a, b) => rank(a) - rank(b)),
  ...deletes.filter((it) => !deletesAll(it)),
  ...operations.filter(replacesAll),
  ...deletes.filter(deletesAll),
];

/** Files are made in the background; the examples that request and show them use the same section. */
async function untilComposed() {
  for (;;) {
    const { text } = await send('story-factory', 'GET', '/v2/scripts/1/orchestration?headingId=11');
    const { midiFilePath, state } = JSON.parse(text) as { midiFilePath: string | null; state: string };
    if (midiFilePath !== null || state === 'failed') return;
    await sleep(50);
  }
}

test('every example of the documentation works unchanged', async () => {
  const failures: string[] = [];
  const gone = new Set<string>();
  for (const { service, operation } of inOrder) {
    if (operation.operation.operationId === 'getFileV1') await untilComposed();
    const { status, text } = await sendExample(service, operation);
    // The other version's example has just deleted the same resource.
    const twin = `${service} ${operation.path.replace(/^\/v\d/, '')}`;
    if (operation.method === 'delete' && status === 404 && gone.has(twin)) continue;
    if (operation.method === 'delete') gone.add(twin);
    if (status >= 300) failures.push(`${operation.operation.operationId}: ${status} ${text.slice(0, 300)}`);
  }
  expect(failures).toEqual([]);
}, 120_000);
