import { migrate, observe, openDatabase, refuseUnsafeRole, runMain, serve } from '@fountainai/service-kit';
import { buildApp } from './app.ts';
import { readConfig } from './config.ts';

runMain(async () => {
  const config = readConfig(process.env);
  await migrate('sequence', config.database, new URL('../migrations/', import.meta.url));
  const database = openDatabase('sequence', config.database);
  await refuseUnsafeRole(database);
  const app = await buildApp({ config, database });
  await observe(app, 'sequence', config, { requests: database });
  await serve(app, config, () => database.close());
});
