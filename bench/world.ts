import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issueToken, services } from '@fountainai/home';
import { type Stack, startStack } from '@fountainai/local-stack';
import type { Place } from './client.ts';
import { type Earlier, startEarlier } from './earlier.ts';
import { livingPeers, type Peer } from './peers.ts';
import { scratchPorts } from './ports.ts';
import { findProgram } from './programs.ts';

export interface Settings {
  /** Number of alternating rounds for a median. */
  rounds: number;
  /** Seconds of one measurement of one side. */
  seconds: number;
  stories: number;
  /** A clone of an earlier release to compare with. */
  against?: string | undefined;
}

/** The processes and settings of a benchmark. */
export interface World extends Settings {
  folder: string;
  stack: Stack;
  /** Other implementations of the same services that run. */
  peers: Peer[];
  earlier: Earlier | undefined;
  pgbench: string | undefined;
  say: (line: string) => void;
  /** Aborted on Ctrl-C or SIGTERM. */
  signal: AbortSignal;
}

const root = new URL('..', import.meta.url).pathname;

/** Starts FountainAI on free ports in its own folder, runs the work and removes everything, also on Ctrl-C. */
export async function inWorld(settings: Settings, work: (world: World) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'fountainai-bench-'));
  const say = (line: string) => console.error(line);
  const interrupt = new AbortController();
  const { DATABASE_URL: _, ...env } = process.env;
  try {
    const ports = await scratchPorts();
    const starting = startStack({ root, home: join(folder, 'home'), ports, gateway: true, env, say });
    let starts: Promise<Earlier> | undefined;
    const measure = async () => {
      const stack = await starting;
      const { against, ...rest } = settings;
      starts = against ? startEarlier(against, folder) : undefined;
      const earlier = await starts;
      const [peers, pgbench] = [await livingPeers(say), await findProgram('pgbench')];
      await work({ ...rest, folder, stack, peers, earlier, pgbench, say, signal: interrupt.signal });
    };
    try {
      await Promise.race([measure(), interruption(interrupt, say)]);
    } finally {
      await starts?.then(
        (earlier) => earlier.stop(),
        () => {},
      );
      const stack = await starting;
      await stack.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Waits for Ctrl-C or SIGTERM. */
async function interruption(interrupt: AbortController, say: World['say']): Promise<void> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  interrupt.abort();
  process.exitCode = 130;
  say('Interrupted: taking everything away again.');
}

/** Returns the gateway with a new token, because the rate limit counts by token. */
export async function throughGateway({ stack }: World): Promise<Place> {
  const token = await issueToken(stack.home, { workspace: 'local', scopes: ['read', 'write'] });
  const urls = Object.fromEntries(services.map(({ name }) => [name, stack.urls['gateway']!]));
  const hosts = Object.fromEntries(services.map(({ name, localHost }) => [name, localHost]));
  return { urls, hosts, token };
}
