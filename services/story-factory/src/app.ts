import { loadContract } from '@fountainai/contracts';
import {
  createApp,
  createAuthenticate,
  registerContract,
  registerDocs,
  registerHealth,
  type Database,
} from '@fountainai/service-kit';
import type { Config } from './config.ts';
import type { FileStore } from './orchestration/file-store.ts';
import type { Peers } from './peers.ts';
import { openPlayReader } from './play-reader.ts';
import { rememberStories } from './story/remember.ts';
import type { Log, SharedMemory } from './story/shared-memory.ts';
import { seeStories } from './story/story-now.ts';
import { v1 } from './v1.ts';
import { v2 } from './v2.ts';

export interface AppParts {
  config: Config;
  database: Database;
  peers: Peers;
  /** Clients of the same services with a longer timeout, for whole plays. */
  importPeers: Peers;
  store: FileStore;
  /** The version of the composed music; see `Music.version`. */
  musicVersion: string;
}

/** Composes the service. It does not listen yet. */
export async function buildApp({ config, database, peers, importPeers, store, musicVersion }: AppParts) {
  const contract = loadContract('story-factory');
  const app = createApp(config);
  registerHealth(app, database);
  await registerDocs(app, contract);
  const shared = await openSharedMemory(config, database, app.log);
  app.addHook('onClose', async () => shared?.close());
  const gather = rememberStories(peers, shared);
  const see = seeStories(database, gather);
  const reader = openPlayReader();
  app.addHook('onClose', () => reader.close());
  const imports = { database, peers: importPeers, reader };
  const { mostPending } = config.orchestrations;
  const music = { database, peers, gather, store, musicVersion, mostPending };
  const parts = { peers, gather, see, imports, music };
  registerContract(app, contract, { ...v1(parts), ...v2(parts) }, createAuthenticate(config.auth));
  return app;
}

/** Loads the Redis client only with a `CACHE_URL`, because the client takes 5 MB. */
async function openSharedMemory(
  { cache }: Config,
  database: Database,
  log: Log,
): Promise<SharedMemory | undefined> {
  if (!cache) return undefined;
  const { connectSharedMemory, lifeOf } = await import('./story/shared-memory.ts');
  return connectSharedMemory(cache, await lifeOf(database), log);
}
