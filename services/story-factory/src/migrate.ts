import { runMigrate } from '@fountainai/service-kit/migrate';
import { migrateQueue } from './orchestration/migrate-queue.ts';

await runMigrate(
  { service: 'story-factory', folder: new URL('../migrations/', import.meta.url), also: migrateQueue },
  process.env,
);
