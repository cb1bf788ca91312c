import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres, type Postgres } from '@fountainai/postgres';
import { startStack, type Stack } from '@fountainai/local-stack';
import pg from 'pg';
import { Agent, request, type Dispatcher } from 'undici';
import { afterAll, beforeAll } from 'vitest';
import { freePorts } from '../free-ports.ts';

export const root = new URL('../..', import.meta.url).pathname;

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  // oxlint-disable-next-line typescript/no-explicit-any -- answers of every shape
  body: any;
  ms: number;
}

export interface Ask {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
  /** An address of the service through a proxy. */
  url?: string;
}

/** A whole system for one test file. Fields are set once the tests run. */
export interface TestStack {
  folder: string;
  stack: Stack;
  /** The output of the supervisor. */
  said: string[];
  /** The database's superuser, who bypasses row level security. */
  admin: pg.Pool;
  /** The server that the test starts and stops; undefined when the stack runs its own. */
  postgres: Postgres | undefined;
  call(service: string, path: string, ask?: Ask): Promise<Answer>;
  pidOf(name: string): number;
}

export interface Wishes {
  gateway?: boolean;
  /** Runs the stack's own PostgreSQL, which is durable and restarted, in place of the test's. */
  ownPostgres?: boolean;
  /** Additional environment variables, set once the test's PostgreSQL runs. */
  env?: (postgres: Postgres) => Promise<NodeJS.ProcessEnv> | NodeJS.ProcessEnv;
}

/** Starts the test's own PostgreSQL, also again. */
export const postgresOptions = (folder: string) => ({
  dataDir: join(folder, 'postgres'),
  logFile: join(folder, 'postgres.log'),
  durable: false,
});

export function setUpStack({ gateway = false, ownPostgres = false, env }: Wishes = {}): TestStack {
  const test = { said: [] as string[] } as unknown as TestStack;
  const agent = new Agent({ connections: 64, pipelining: 1 });
  beforeAll(async () => {
    test.folder = await mkdtemp(join(tmpdir(), 'fountainai-endurance-'));
    if (!ownPostgres) test.postgres = await startPostgres(postgresOptions(test.folder));
    const { DATABASE_URL: _, ...inherited } = process.env;
    test.stack = await startStack({
      root,
      home: join(test.folder, 'home'),
      ports: await freePorts(),
      gateway,
      env: {
        ...inherited,
        ...(test.postgres && { DATABASE_URL: test.postgres.adminUrl, ...(await env?.(test.postgres)) }),
      },
      say: (line) => test.said.push(line),
    });
    const connectionString = (test.postgres ?? test.stack.postgres!).adminUrl;
    test.admin = new pg.Pool({ connectionString, max: 4, application_name: 'endurance' });
    test.admin.on('error', () => {});
    test.admin.on('connect', (client) => client.on('error', () => {}));
    test.call = (service, path, ask) => call(test.stack, agent, service, path, ask);
    test.pidOf = (name) => test.stack.processes.find((process) => process.name === name)!.pid!;
  });
  afterAll(async () => {
    await agent.destroy();
    await test.admin?.end().catch(() => {});
    await test.stack?.stop();
    await test.postgres?.stop({ hurry: true });
    await rm(test.folder, { recursive: true, force: true });
  });
  return test;
}

async function call(
  stack: Stack,
  dispatcher: Dispatcher,
  service: string,
  path: string,
  { method, body, headers, url }: Ask = {},
): Promise<Answer> {
  const started = performance.now();
  const response = await request(new URL(path, url ?? stack.urls[service]), {
    dispatcher,
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      authorization: `Bearer ${stack.token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(40_000),
  });
  const text = await response.body.text();
  const isJson = String(response.headers['content-type']).includes('json');
  return {
    status: response.statusCode,
    headers: response.headers,
    body: isJson ? JSON.parse(text) : text,
    ms: performance.now() - started,
  };
}
