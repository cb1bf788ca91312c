import { keptBytes, openQuota } from '@fountainai/service-kit';
import { testFullWorkspace } from '@fountainai/service-testing';
import { setUp } from './setup.ts';

testFullWorkspace('sequence', setUp(), (database) => {
  database.quota = openQuota(0, (workspace) => keptBytes(database.pool, database.schema, workspace));
});
