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
  /** How many alternating rounds a median is of. */
  rounds: number;
  /** How long one measurement of one side takes. */
  seconds: number;
  stories: number;
  /** A clone of an earlier release, to be measured against. */
  against?: string | undefined;
}

/** Everything that runs while a benchmark does. */
export interface World extends Settings {
  folder: string;
  stack: Stack;
  /** Other programs of the same services, those that are there. */
  peers: Peer[];
  earlier: Earlier | undefined;
  pgbench: string | undefined;
  say: (line: string) => void;
  /** Aborted when somebody wants this to end. */
  signal: AbortSignal;
}

const root = new URL('..', import.meta.url).pathname;

/** Starts FountainAI on free ports in a folder of its own, does the work, and takes everything away again: on Ctrl-C, too. */
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

/** Waits until somebody wants this to end. */
async function interruption(interrupt: AbortController, say: World['say']): Promise<void> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  interrupt.abort();
  process.exitCode = 130;
  say('Interrupted: taking everything away again.');
}

/** The gateway, with a token of its own: each token may ask so often in a minute. */
export async function throughGateway({ stack }: World): Promise<Place> {
  const token = await issueToken(stack.home, { workspace: 'local', scopes: ['read', 'write'] });
  const urls = Object.fromEntries(services.map(({ name }) => [name, stack.urls['gateway']!]));
  const hosts = Object.fromEntries(services.map(({ name, localHost }) => [name, localHost]));
  return { urls, hosts, token };
}
