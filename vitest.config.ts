import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Usually one less than there are processors, which is one where there are two.
    maxWorkers: '100%',
    // Loaded once a worker, not once a file: Fastify, Drizzle, Ajv and the like took a third of the processor time. So a test
    // leaves nothing behind in a module.
    isolate: false,
    // The programs that tests start keep what V8 compiled of them, as the services do.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/node-compile') },
    // Patience costs nothing where it is not needed: on a machine that others have most of, everything takes that long.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
    // What starts a whole system runs after the rest, one kind at a time: such tests measure how it behaves, not how busy
    // the machine is.
    projects: [
      {
        extends: true,
        test: {
          name: 'packages',
          sequence: { groupOrder: 0 },
          include: ['packages/*/test/**/*.test.ts', 'infra/*/test/**/*.test.ts'],
          exclude: ['packages/service-kit/**'],
          globalSetup: ['packages/postgres/src/testing/cluster-folder.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'services',
          sequence: { groupOrder: 0 },
          include: ['services/*/test/**/*.test.ts', 'packages/service-kit/test/**/*.test.ts'],
          globalSetup: ['packages/service-testing/src/global-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'gateway',
          sequence: { groupOrder: 1 },
          include: ['tests/gateway/**/*.test.ts'],
          globalSetup: ['tests/gateway/setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'system',
          sequence: { groupOrder: 3 },
          include: ['tests/system/**/*.test.ts', 'tests/docs/**/*.test.ts'],
          globalSetup: ['packages/postgres/src/testing/cluster-folder.ts'],
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'conformance',
          sequence: { groupOrder: 2 },
          include: ['tests/conformance/**/*.test.ts'],
          globalSetup: ['tests/conformance/setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'endurance',
          sequence: { groupOrder: 4 },
          include: ['tests/endurance/**/*.test.ts'],
          fileParallelism: false,
          // The full amounts take minutes each.
          testTimeout: process.env.ENDURANCE === 'full' ? 3_600_000 : 180_000,
        },
      },
    ],
  },
});
