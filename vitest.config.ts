import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // The default is one less than the number of processors, which is one on a machine with two.
    maxWorkers: '100%',
    // Modules load once a worker instead of once a file, which saves a third of the processor time. A test must
    // therefore leave no state in a module.
    isolate: false,
    // Programs that tests start use Node's compile cache, as the services do.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/node-compile') },
    // Long timeouts cost nothing in a passing test, and everything is slow on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
    // Tests that start a whole system run after the rest, one kind at a time, because other load would change their
    // results.
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
