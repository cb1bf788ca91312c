import type { AddressInfo } from 'node:net';
import type { ServiceName } from '@fountainai/contracts';
import { buildApp as buildCharacter } from '@fountainai/character';
import { buildApp as buildScript, ownNumbers } from '@fountainai/script';
import { openDatabase, type Database, type ServiceConfig } from '@fountainai/service-kit';
import { createTestDatabase } from '@fountainai/service-testing';
import { buildApp as buildSessionContext } from '@fountainai/session-context';
import { connectPeers } from '../src/peers.ts';

type Build = (parts: { config: ServiceConfig; database: Database }) => ReturnType<typeof buildCharacter>;

const builds: [ServiceName, Build][] = [
  ['script', ({ config, database }) => buildScript({ config, database, numbers: ownNumbers(database) })],
  ['character', buildCharacter],
  ['session-context', buildSessionContext],
];

/** Starts the real services behind the story factory, each with its own database, and returns their clients. */
export async function startPeers(auth: ServiceConfig['auth']) {
  const started = await Promise.all(builds.map(([name, build]) => startPeer(name, build, auth)));
  const [script, character, sessionContext] = started;
  const urls = { script: script!.url, character: character!.url, 'session-context': sessionContext!.url };
  const clients = connectPeers(urls, 5_000);
  const stop = async () => {
    await clients.close();
    await Promise.all(started.map((peer) => peer.stop()));
  };
  return { clients, stop };
}

async function startPeer(name: ServiceName, build: Build, auth: ServiceConfig['auth']) {
  const testDatabase = await createTestDatabase(name);
  const config = {
    host: '127.0.0.1',
    port: 0,
    logLevel: 'silent',
    drainMs: 0,
    database: testDatabase.config,
    auth,
    peers: {},
  };
  const database = openDatabase(name, config.database);
  const app = await build({ config, database });
  await app.listen({ host: config.host, port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const stop = async () => {
    await app.close();
    await database.close();
    await testDatabase.drop();
  };
  return { url: `http://127.0.0.1:${port}`, stop };
}
