import { loadContract } from '@fountainai/contracts';
import {
  createApp,
  createAuthenticate,
  registerContract,
  registerDocs,
  registerHealth,
  type ServiceConfig,
} from '@fountainai/service-kit';
import type { Parts } from './parts.ts';
import { v1 } from './v1.ts';
import { v2 } from './v2.ts';

export type { Numbers } from './numbers.ts';
export { ownNumbers } from './own-numbers.ts';
export { sequenceNumbers } from './sequence-numbers.ts';

/** Composes the service. It does not listen yet. */
export async function buildApp({ config, database, numbers }: { config: ServiceConfig } & Parts) {
  const contract = loadContract('script');
  const app = createApp(config);
  registerHealth(app, database);
  await registerDocs(app, contract);
  registerContract(
    app,
    contract,
    { ...v1({ database, numbers }), ...v2({ database, numbers }) },
    createAuthenticate(config.auth),
  );
  return app;
}
