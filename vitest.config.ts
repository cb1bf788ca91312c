import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'packages',
          include: ['packages/*/test/**/*.test.ts'],
          exclude: ['packages/service-kit/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'services',
          include: ['services/*/test/**/*.test.ts', 'packages/service-kit/test/**/*.test.ts'],
          globalSetup: ['packages/service-kit/src/testing/global-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'gateway',
          include: ['tests/gateway/**/*.test.ts'],
          globalSetup: ['tests/gateway/setup.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'system', include: ['tests/system/**/*.test.ts'], fileParallelism: false },
      },
      {
        extends: true,
        test: {
          name: 'conformance',
          include: ['tests/conformance/**/*.test.ts'],
          globalSetup: ['tests/conformance/setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'endurance',
          include: ['tests/endurance/**/*.test.ts'],
          fileParallelism: false,
          // The full amounts take minutes each.
          testTimeout: process.env.ENDURANCE === 'full' ? 3_600_000 : 180_000,
        },
      },
    ],
  },
});
