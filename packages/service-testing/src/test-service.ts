import { loadContract, type ServiceName } from '@fountainai/contracts';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll } from 'vitest';
import { databaseNames } from '@fountainai/postgres';
import type { TestConfig } from './test-config.ts';
import { keepIdsApart } from './ids-apart.ts';
import { createTestApi, type TestApi } from './test-api.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';
import { createTestTokens, type TestTokens } from './test-tokens.ts';

export interface Closable {
  close(): Promise<void>;
}

export interface TestService<Database extends Closable> {
  app: FastifyInstance;
  /** Calls operations by their id and checks every answer against the spec. */
  api: TestApi;
  config: TestConfig;
  database: Database;
  testDatabase: TestDatabase;
  tokens: TestTokens;
}

/**
 * Prepares a service for one test file: its own database, tokens, and the app, which does not listen. The fields
 * of the result exist once the tests run.
 */
export function setUpService<Database extends Closable>(
  name: ServiceName,
  openDatabase: (service: ServiceName, config: TestConfig['database']) => Database,
  build: (parts: { config: TestConfig; database: Database; tokens: TestTokens }) => Promise<FastifyInstance>,
): TestService<Database> {
  const service = {} as TestService<Database>;
  beforeAll(async () => {
    const testDatabase = await createTestDatabase(name);
    const tokens = await createTestTokens();
    const config: TestConfig = {
      host: '127.0.0.1',
      port: 0,
      logLevel: process.env.TEST_LOG_LEVEL ?? 'silent',
      drainMs: 0,
      database: testDatabase.config,
      auth: tokens.config,
      peers: {},
    };
    const database = openDatabase(name, config.database);
    if (name !== 'sequence') await keepIdsApart(testDatabase.adminUrl, databaseNames(name).schema);
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
