import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface TestProject {
  provide(key: 'clusterFolder', value: string): void;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder in which the workers of this test run keep clusters to copy. */
    clusterFolder: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'fountain-clusters-'));
  project.provide('clusterFolder', folder);
  return () => rm(folder, { recursive: true, force: true });
}
