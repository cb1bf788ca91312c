import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepIdsApart } from '@fountainai/service-testing';
import { startQuietly } from '../start-quietly.ts';
import { casesFrom, seedFrom } from './settings.ts';

export interface RunningSystem {
  urls: Record<string, string>;
  home: string;
  seed: number;
  cases: number;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The five services under test, without a gateway. */
    system: RunningSystem;
  }
}

const schemasWithIds = ['character', 'script', 'session_context', 'story_factory'];

interface TestProject {
  provide(key: 'system', value: RunningSystem): void;
}

/** Starts one system for all files of this suite, in its own home and on free ports. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [seed, cases] = [seedFrom(process.env), casesFrom(process.env)];
  console.log(`conformance: FC_SEED=${seed} CONFORMANCE_CASES=${cases}`);
  const home = await mkdtemp(join(tmpdir(), 'fountainai-conformance-'));
  const stack = await startQuietly(home);
  for (const schema of schemasWithIds) await keepIdsApart(stack.postgres!.adminUrl, schema);
  project.provide('system', { urls: stack.urls, home, seed, cases });
  return async () => {
    await stack.stop();
    await rm(home, { recursive: true, force: true });
  };
}
