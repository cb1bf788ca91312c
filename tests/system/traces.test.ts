import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { giveCluster } from '@fountainai/postgres/testing/give-cluster';
import { startStack, type Stack } from '@fountainai/local-stack';
import { request } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCollector, type Span } from '../collector.ts';
import { freePorts } from '../free-ports.ts';

const root = new URL('../..', import.meta.url).pathname;
const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const callersSpan = '00f067aa0ba902b7';
const play = `Title: Duet\n\n.ONE\n\n@ANNA\nYes.\n`;

let folder: string;
let stack: Stack;
let collector: Awaited<ReturnType<typeof startCollector>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fountainai-traces-'));
  collector = await startCollector();
  const env = {
    ...process.env,
    LOG_LEVEL: 'info',
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_BSP_SCHEDULE_DELAY: '100',
  };
  const ports = await freePorts();
  await giveCluster(join(folder, 'home'));
  stack = await startStack({ root, home: join(folder, 'home'), ports, gateway: true, env, say: () => {} });
});
afterAll(async () => {
  await stack?.stop();
  collector?.close();
  await rm(folder, { recursive: true, force: true });
});

const inTrace = () => collector.spans.filter((span) => span.traceId === traceId);
const operation = (name: string) => inTrace().find((span) => span.name === name);
const parentOf = ({ parentSpanId }: Span) => inTrace().find(({ spanId }) => spanId === parentSpanId);

test('one trace goes through the gateway, all services and their SQL', async () => {
  const response = await request(`${stack.urls['gateway']}/v2/stories/import`, {
    method: 'POST',
    headers: {
      host: 'storyfactory.localhost',
      authorization: `Bearer ${stack.token}`,
      'content-type': 'application/json',
      traceparent: `00-${traceId}-${callersSpan}-01`,
    },
    body: JSON.stringify({ format: 'fountain', text: play }),
  });
  expect(response.statusCode).toBe(201);
  await response.body.dump();
  await expect.poll(() => operation('importStoryV2'), { timeout: 10_000 }).toBeDefined();

  const first = operation('importStoryV2')!;
  expect(first).toMatchObject({ service: 'story-factory', parentSpanId: callersSpan });
  expect(first.attributes).toMatchObject({ 'http.response.status_code': 201 });
  await expect.poll(() => operation('createScriptContentV2'), { timeout: 10_000 }).toBeDefined();
  const inScript = operation('createScriptContentV2')!;
  expect(inScript.service).toBe('script');
  const call = parentOf(inScript)!;
  expect([call.service, call.name]).toEqual(['story-factory', 'script createScriptContentV2']);
  expect(parentOf(call)).toBe(first);
  const queries = inTrace().filter(({ parentSpanId }) => parentSpanId === inScript.spanId);
  expect(queries.map(({ name }) => name)).toEqual(expect.arrayContaining(['BEGIN', 'INSERT', 'COMMIT']));
  for (const { attributes } of queries) expect(String(attributes['db.query.text'])).not.toContain('Duet');
});

test('log lines of every service on the way have its id', async () => {
  for (const [service, line] of [
    ['story-factory', 'importStoryV2'],
    ['script', 'createScriptContentV2'],
  ] as const) {
    const traces = async () => {
      const log = await readFile(join(stack.home, 'logs', `${service}.log`), 'utf8');
      const lines = log.split('\n').filter((text) => text.includes(`"operation":"${line}"`));
      return lines.map((text) => (JSON.parse(text) as { traceId: string }).traceId);
    };
    // Lines are written in batches of a dozen, or after a tenth of a second.
    await expect.poll(traces).toEqual([traceId]);
  }
});

test('health checks and the polling of queues create no spans', async () => {
  const before = collector.spans.length;
  for (let i = 0; i < 5; i++) await fetch(`${stack.urls['script']}/ready`);
  await fetch(`${stack.urls['script']}/v2/scripts`, { headers: { authorization: `Bearer ${stack.token}` } });
  await expect.poll(() => collector.spans.length, { timeout: 10_000 }).toBeGreaterThan(before);
  const traces = Map.groupBy(collector.spans, (span) => span.traceId);
  for (const spans of traces.values())
    expect(spans.map(({ name }) => name)).toContainEqual(expect.stringMatching(/V2$/));
});
