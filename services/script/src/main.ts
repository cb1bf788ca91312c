import { loadContract } from '@fountainai/contracts';
import {
  createClient,
  observe,
  openDatabase,
  purgeKeysByClock,
  refuseUnfitDatabase,
  runMain,
  serve,
} from '@fountainai/service-kit';
import { buildApp } from './app.ts';
import { readConfig } from './config.ts';
import { ownNumbers } from './own-numbers.ts';
import { sequenceNumbers } from './sequence-numbers.ts';

runMain(async () => {
  const config = readConfig(process.env);
  const database = openDatabase('script', config.database);
  await refuseUnfitDatabase(database, new URL('../migrations/', import.meta.url));
  const baseUrl = config.peers.sequence;
  const sequence = baseUrl ? createClient(loadContract('sequence'), { baseUrl }) : undefined;
  const numbers = sequence ? sequenceNumbers(database, sequence) : ownNumbers(database);
  const app = await buildApp({ config, database, numbers });
  await observe(app, 'script', config, { requests: database });
  purgeKeysByClock(app, database);
  await serve(app, config, async () => {
    await sequence?.close();
    await database.close();
  });
});
