import {
  observe,
  openDatabase,
  purgeKeysByClock,
  refuseUnfitDatabase,
  runMain,
  serve,
} from '@fountainai/service-kit';
import { buildApp } from './app.ts';
import { readConfig } from './config.ts';
import { openFileStore } from './orchestration/file-store.ts';
import { openMusic } from './orchestration/music.ts';
import { measureQueue } from './orchestration/queue-metrics.ts';
import { startWorkers } from './orchestration/workers.ts';
import { connectPeers } from './peers.ts';

const storyCallMs = 3_000;
const importCallMs = 20_000;

runMain(async () => {
  const config = readConfig(process.env);
  const database = openDatabase('story-factory', config.database);
  await refuseUnfitDatabase(database, new URL('../migrations/', import.meta.url));
  const peers = connectPeers(config.peers, storyCallMs);
  const importPeers = connectPeers(config.peers, importCallMs);
  const { folder, mostBytes, render, renderings } = config.orchestrations;
  const store = await openFileStore(folder);
  const music = openMusic();
  const app = await buildApp({ config, database, peers, importPeers, store, musicVersion: music.version });

  // Jobs have a pool of their own, so that requests do not wait for their connections.
  const jobsDatabase = openDatabase('story-factory', { ...config.database, poolSize: 6 + renderings });
  const workers = startWorkers(
    { database: jobsDatabase, store, music, mostBytes, render },
    { databaseUrl: config.database.url, renderings, log: app.log },
  );
  measureQueue(jobsDatabase);
  await observe(app, 'story-factory', config, { requests: database, jobs: jobsDatabase });
  purgeKeysByClock(app, database);
  await serve(app, config, async () => {
    await workers.stop();
    await Promise.all([music.close(), peers.close(), importPeers.close(), jobsDatabase.close()]);
    await database.close();
  });
});
