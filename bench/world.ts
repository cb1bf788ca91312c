import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, gatewayEntry, services, type Stack, startStack } from '@fountainai/local-stack';
import { request } from 'undici';
import { findProgram } from './programs.ts';

export interface Settings {
  /** How many alternating rounds a median is of. */
  rounds: number;
  /** How long one measurement of one side takes. */
  seconds: number;
  stories: number;
}

/** Everything that runs while a benchmark does. */
export interface World extends Settings {
  folder: string;
  stack: Stack;
  /** The old design's sequence service; its story service is four ports on. Undefined when it is not there. */
  baselineUrl: string | undefined;
  pgbench: string | undefined;
  say: (line: string) => void;
  /** Aborted when somebody wants this to end. */
  signal: AbortSignal;
}

const root = new URL('..', import.meta.url).pathname;
export const sample = new URL('../samples/romeo-and-juliet.en.fountain', import.meta.url);

/** Starts FountainAI on free ports in a folder of its own, does the work, and takes everything away again: on Ctrl-C, too. */
export async function inWorld(settings: Settings, work: (world: World) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'fountainai-bench-'));
  const say = (line: string) => console.error(line);
  const interrupt = new AbortController();
  const { DATABASE_URL: _, ...env } = process.env;
  try {
    const ports = await scratchPorts();
    const starting = startStack({ root, home: join(folder, 'home'), ports, gateway: false, env, say });
    const measure = async () => {
      const stack = await starting;
      const baselineUrl = await livingBaseline();
      const pgbench = await findProgram('pgbench');
      await work({ ...settings, folder, stack, baselineUrl, pgbench, say, signal: interrupt.signal });
    };
    try {
      await Promise.race([measure(), interruption(interrupt, say)]);
    } finally {
      const stack = await starting;
      await stack.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Waits until somebody wants this to end. */
async function interruption(interrupt: AbortController, say: World['say']): Promise<void> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  interrupt.abort();
  process.exitCode = 130;
  say('Interrupted: taking everything away again.');
}

async function scratchPorts() {
  const names = [gatewayEntry, ...services].map(({ name }) => name);
  const ports = new Set<number>();
  while (ports.size < names.length) ports.add(await freePort());
  return Object.fromEntries(names.map((name, i) => [name, [...ports][i]!]));
}

async function livingBaseline(): Promise<string | undefined> {
  const url = process.env['BASELINE_URL'] ?? 'http://127.0.0.1:9701';
  try {
    const { body } = await request(`${url}/openapi.json`);
    await body.dump();
    return url;
  } catch {
    return undefined;
  }
}

/** The old design's story service. */
export function baselineStoryUrl(baselineUrl: string): string {
  const { hostname, port } = new URL(baselineUrl);
  return `http://${hostname}:${Number(port) + 4}/stories?scriptId=1`;
}

/** Imports a play as a user does. @returns its script's id */
export async function importPlay({ stack }: World, text: string): Promise<number> {
  const { statusCode, body } = await request(`${stack.urls['story-factory']}/v2/stories/import`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stack.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ format: 'fountain', text }),
  });
  const answer = (await body.json()) as { scriptId: number };
  if (statusCode !== 200 && statusCode !== 201)
    throw new Error(`import: ${statusCode} ${JSON.stringify(answer)}`);
  return answer.scriptId;
}

export const romeoAndJuliet = (): Promise<string> => readFile(sample, 'utf8');

/** One authorised request to one of our services. @returns the body, whole */
export async function ask(
  { stack }: World,
  service: string,
  path: string,
  { method = 'GET', body }: { method?: 'GET' | 'PUT' | 'POST' | 'PATCH'; body?: unknown } = {},
): Promise<Buffer> {
  const response = await request(`${stack.urls[service]}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${stack.token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const bytes = Buffer.from(await response.body.arrayBuffer());
  if (response.statusCode >= 300)
    throw new Error(`${method} ${path}: ${response.statusCode} ${bytes.toString()}`);
  return bytes;
}
