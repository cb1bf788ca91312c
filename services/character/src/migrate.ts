import { runMigrate } from '@fountainai/service-kit/migrate';

await runMigrate({ service: 'character', folder: new URL('../migrations/', import.meta.url) }, process.env);
