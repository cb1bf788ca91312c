import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type ServiceConfig } from '@fountainai/service-kit';
import { setUpService } from '@fountainai/service-testing';
import { afterAll } from 'vitest';
import { buildApp } from '../src/app.ts';
import { openFileStore, type FileStore } from '../src/orchestration/file-store.ts';
import type { JobParts } from '../src/orchestration/job.ts';
import { startWorkers } from '../src/orchestration/workers.ts';
import type { Peers } from '../src/peers.ts';
import { fakeMusic } from './fake-music.ts';
import { startPeers } from './peers.ts';

export const mostPending = 3;
const MiB = 1024 * 1024;
export const mostBytes = MiB;
const render = { timeMs: 1_000, memoryBytes: MiB, fileBytes: MiB };

interface Extra {
  store: FileStore;
  /** The folder of the file store. */
  folder: string;
  /** Starts workers with the parts that the service gives them; `startWorkers` has the tests' shorter intervals. */
  work(parts?: Partial<JobParts>): { stop(): Promise<void> };
}

/**
 * Starts the story factory with the real services. Orchestrations wait until a test starts workers.
 * @param disturb wraps the clients, so that a test can make calls fail
 */
export function setUp(disturb: (peers: Peers) => Peers = (peers) => peers) {
  const closing: (() => Promise<unknown>)[] = [];
  const real: { peers?: Peers } = {};
  const extra = {} as Extra;
  const service = setUpService('story-factory', openDatabase, async ({ config, database }) => {
    const { clients, stop } = await startPeers(config.auth);
    const folder = await mkdtemp(join(tmpdir(), 'fountainai-files-'));
    const store = await openFileStore(folder);
    const peers = disturb(clients);
    real.peers = clients;
    const jobs = openDatabase('story-factory', { ...config.database, poolSize: 10 });
    closing.push(
      stop,
      () => jobs.close(),
      () => rm(folder, { recursive: true, force: true }),
    );
    const work: Extra['work'] = (parts = {}) =>
      workersOf(config, { database: jobs, store, music: fakeMusic(), mostBytes, render, ...parts });
    Object.assign(extra, { store, folder, work });
    const orchestrations = { folder, mostPending, mostBytes, renderings: 1, render };
    const urls = { script: '', character: '', 'session-context': '' };
    return buildApp({
      config: { ...config, peers: urls, orchestrations, cache: undefined },
      database,
      peers,
      importPeers: peers,
      store,
      musicVersion: fakeMusic().version,
    });
  });
  afterAll(async () => {
    for (const close of closing) await close();
  });
  return { service, real, extra };
}

function workersOf({ database }: ServiceConfig, parts: JobParts) {
  const quiet = () => {};
  const log = { debug: quiet, warn: quiet };
  return startWorkers(parts, { databaseUrl: database.url, renderings: 1, log, lookEveryMs: 200 });
}
