import { configDefaults, defineConfig } from 'vitest/config';

const shared = { resolve: { tsconfigPaths: true } };
const exclude = [...configDefaults.exclude, 'dist/**', 'tools/lint-fixtures/**'];

/** Three kinds of tests, one after the other: on few cores the slow ones would make each other late. */
export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          include: [
            'libs/**/*.spec.ts',
            'apps/**/*.spec.{ts,tsx}',
            'tools/**/*.spec.ts',
            'bench/**/*.spec.ts',
          ],
          exclude,
          testTimeout: 20_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        ...shared,
        test: {
          name: 'stores',
          include: ['libs/**/*.int-spec.ts', 'tools/**/*.int-spec.ts', 'apps/all-in-one/**/*.int-spec.ts'],
          exclude,
          globalSetup: ['libs/testing/src/postgres.setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        ...shared,
        test: {
          name: 'journeys',
          include: ['apps/e2e/src/**/*.e2e-spec.ts', 'tools/**/*.e2e-spec.ts'],
          exclude,
          globalSetup: ['libs/testing/src/postgres.setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A page on a busy machine may take its time; what never comes fails all the same.
          expect: { poll: { timeout: 15_000 } },
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
