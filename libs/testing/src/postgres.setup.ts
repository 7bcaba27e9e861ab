import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { TestProject } from 'vitest/node';

import { startEmbeddedPostgres } from '../../platform/src/embedded-postgres';
import { makeTemplate } from './template-database';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { adminUrl: string; template: string };
  }
}

/** Speed over safety: what these hold is thrown away. */
const settings = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  max_connections: '300',
  max_wal_size: '4GB',
  logging_collector: 'off',
};

/** One real PostgreSQL for the run, with one migrated database that each test file's is copied from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) {
    project.provide('postgres', { adminUrl: given, template: await makeTemplate(given) });
    return () => Promise.resolve();
  }
  const dataDir = mkdtempSync(path.join(tmpdir(), 'hisaab-test-'));
  const postgres = await startEmbeddedPostgres({ dataDir, settings });
  const tearDown = async (): Promise<void> => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    project.provide('postgres', {
      adminUrl: postgres.adminUrl,
      template: await makeTemplate(postgres.adminUrl),
    });
  } catch (error) {
    await tearDown();
    throw error;
  }
  return tearDown;
}
