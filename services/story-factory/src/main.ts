import { migrate, openDatabase, refuseUnsafeRole, runMain, serve } from '@fountainai/service-kit';
import { buildApp } from './app.ts';
import { readConfig } from './config.ts';
import { connectPeers } from './peers.ts';

const storyCallMs = 3_000;
const importCallMs = 20_000;

runMain(async () => {
  const config = readConfig(process.env);
  await migrate('story-factory', config.database, new URL('../migrations/', import.meta.url));
  const database = openDatabase('story-factory', config.database);
  await refuseUnsafeRole(database);
  const peers = connectPeers(config.peers, storyCallMs);
  const importPeers = connectPeers(config.peers, importCallMs);
  const app = await buildApp({ config, database, peers, importPeers });
  await serve(app, config, async () => {
    await Promise.all([peers.close(), importPeers.close(), database.close()]);
  });
});
