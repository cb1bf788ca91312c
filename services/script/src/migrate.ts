import { runMigrate } from '@fountainai/service-kit/migrate';

await runMigrate({ service: 'script', folder: new URL('../migrations/', import.meta.url) }, process.env);
