import { runMigrate } from '@fountainai/service-kit/migrate';

await runMigrate({ service: 'sequence', folder: new URL('../migrations/', import.meta.url) }, process.env);
