import { configDefaults, defineConfig } from 'vitest/config';
import { NOT_AT_ANOTHERS, NOT_IN_SPLIT } from './apps/e2e/src/modes.mjs';
import { missing } from './tools/split/system.mjs';

const shared = { resolve: { tsconfigPaths: true } };
const exclude = [...configDefaults.exclude, 'dist/**', 'tools/lint-fixtures/**'];

const journeys = ['apps/e2e/src/**/*.e2e-spec.ts'];
/** How long what happens in pages and between processes may take. */
const patience = {
  testTimeout: 120_000,
  hookTimeout: 120_000,
  // A page on a busy machine may take its time; what never comes fails all the same.
  expect: { poll: { timeout: 15_000 } },
  // On a machine of CI whose other tenants nobody knows: a second try, which `npm test` names with its reason.
  retry: process.env['CI'] === 'true' ? 1 : 0,
  fileParallelism: false,
};
const isAnothers = process.env['HISAAB_JOURNEYS_URL'] !== undefined;
// In CI they must be there; elsewhere what cannot be played is said.
const lacks = isAnothers || process.env['CI'] === 'true' ? [] : missing();
if (lacks.length > 0)
  process.stderr.write(`left out: the journeys through the gateway, without ${lacks.join(', ')}\n`);
const leftOut = [...Object.keys(NOT_IN_SPLIT), ...(isAnothers ? NOT_AT_ANOTHERS : [])];

/** Kinds of tests, one after the other: on few cores the slow ones would make each other late. */
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
          globalSetup: ['libs/testing/src/postgres.setup.ts', 'libs/testing/src/servers.setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        ...shared,
        test: {
          name: 'journeys',
          include: [...journeys, 'tools/**/*.e2e-spec.ts'],
          exclude,
          globalSetup: ['libs/testing/src/postgres.setup.ts', 'libs/testing/src/servers.setup.ts'],
          ...patience,
          sequence: { groupOrder: 2 },
        },
      },
      {
        ...shared,
        test: {
          // The same journeys through the gateway, with the services, brokers and stores behind it.
          name: 'split',
          include: lacks.length > 0 ? [] : journeys,
          exclude: [...exclude, ...leftOut.map((file) => `apps/e2e/src/${file}`)],
          globalSetup: ['apps/e2e/src/support/stack.setup.ts'],
          env: { HISAAB_JOURNEYS: 'split' },
          ...patience,
          // Whoever comes first waits for the whole stack.
          hookTimeout: 300_000,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
