import { loadContract, type ServiceName } from '@fountainai/contracts';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll } from 'vitest';
import { openDatabase, type Database } from '../database.ts';
import type { ServiceConfig } from '../config.ts';
import { keepIdsApart } from './ids-apart.ts';
import { createTestApi, type TestApi } from './test-api.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';
import { createTestTokens, type TestTokens } from './test-tokens.ts';

export interface TestService {
  app: FastifyInstance;
  /** Calls operations by their id and checks every answer against the spec. */
  api: TestApi;
  config: ServiceConfig;
  database: Database;
  testDatabase: TestDatabase;
  tokens: TestTokens;
}

/**
 * Sets a service up for one test file: a database of its own, tokens, and the app, which nothing listens for.
 * Fields of the result are there once the tests run.
 */
export function setUpService(
  name: ServiceName,
  build: (parts: {
    config: ServiceConfig;
    database: Database;
    tokens: TestTokens;
  }) => Promise<FastifyInstance>,
): TestService {
  const service = {} as TestService;
  beforeAll(async () => {
    const testDatabase = await createTestDatabase(name);
    const tokens = await createTestTokens();
    const config: ServiceConfig = {
      host: '127.0.0.1',
      port: 0,
      logLevel: process.env.TEST_LOG_LEVEL ?? 'silent',
      drainMs: 0,
      database: testDatabase.config,
      auth: tokens.config,
      peers: {},
    };
    const database = openDatabase(name, config.database);
    if (name !== 'sequence') await keepIdsApart(testDatabase.adminUrl, database.schema);
    const app = await build({ config, database, tokens });
    const api = createTestApi(loadContract(name), app, tokens);
    Object.assign(service, { app, api, config, database, testDatabase, tokens });
  });
  afterAll(async () => {
    await service.app?.close();
    await service.database?.close();
    await service.tokens?.dispose();
    await service.testDatabase?.drop();
  });
  return service;
}
