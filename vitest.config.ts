import { defineConfig } from 'vitest/config';

const shared = { resolve: { tsconfigPaths: true } };

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          include: ['libs/**/*.spec.ts', 'apps/**/*.spec.ts', 'tools/**/*.spec.ts'],
        },
      },
      {
        ...shared,
        test: {
          name: 'stores',
          include: ['libs/**/*.int-spec.ts', 'tools/**/*.int-spec.ts', 'apps/all-in-one/**/*.int-spec.ts'],
          globalSetup: ['libs/testing/src/postgres.setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'journeys',
          include: ['apps/e2e/src/**/*.e2e-spec.ts'],
          globalSetup: ['libs/testing/src/postgres.setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
