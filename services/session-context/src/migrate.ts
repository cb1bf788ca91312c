import { runMigrate } from '@fountainai/service-kit/migrate';

await runMigrate(
  { service: 'session-context', folder: new URL('../migrations/', import.meta.url) },
  process.env,
);
