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
import { rememberContent } from './remember-content.ts';
import { v1 } from './v1.ts';
import { v2 } from './v2.ts';

export interface Parts {
  config: Config;
  database: Database;
  peers: Peers;
  /** The same services with more patience, for whole plays. */
  importPeers: Peers;
  store: FileStore;
  /** Which music is made; see `Music.version`. */
  musicVersion: string;
}

/** Composes the service, top to bottom. Nothing listens yet. */
export async function buildApp({ config, database, importPeers, store, musicVersion, ...parts }: Parts) {
  const contract = loadContract('story-factory');
  const app = createApp(config);
  registerHealth(app, database);
  await registerDocs(app, contract);
  const peers = { ...parts.peers, script: rememberContent(parts.peers.script) };
  const imports = { database, peers: importPeers };
  const { mostPending } = config.orchestrations;
  const music = { database, peers, store, musicVersion, mostPending };
  const handlers = { ...v1({ peers, imports, music }), ...v2({ peers, imports, music }) };
  registerContract(app, contract, handlers, createAuthenticate(config.auth));
  return app;
}
