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
import { v1 } from './v1.ts';
import { v2 } from './v2.ts';

/** Composes the service without listening. */
export async function buildApp({ config, database }: { config: Config; database: Database }) {
  const contract = loadContract('character');
  const app = createApp(config);
  registerHealth(app, database);
  await registerDocs(app, contract);
  registerContract(
    app,
    contract,
    { ...v1({ database }), ...v2({ database }) },
    createAuthenticate(config.auth),
  );
  return app;
}
