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

runMain(async () => {
  const config = readConfig(process.env);
  const database = openDatabase('character', config.database);
  await refuseUnfitDatabase(database, new URL('../migrations/', import.meta.url));
  const app = await buildApp({ config, database });
  await observe(app, 'character', config, { requests: database });
  purgeKeysByClock(app, database);
  await serve(app, config, () => database.close());
});
