import { existsSync } from 'node:fs';
import path from 'node:path';

import { StartProblem } from '../start-problem';
import { openDataFolder } from './data-folder';
import { runningPostmaster } from './postmaster';
import { startEmbeddedPostgres } from './start-embedded-postgres';

/** For a command beside the program: joins the server that runs, or runs one for as long as the work takes. */
export async function besideEmbeddedPostgres<T>(
  dataDir: string,
  work: (adminUrl: string) => Promise<T>,
): Promise<T> {
  if (!existsSync(path.join(dataDir, 'postgres', 'PG_VERSION'))) {
    throw new StartProblem(
      `There are no data in ${path.resolve(dataDir)}; set HISAAB_DATA_DIR or DATABASE_URL.`,
    );
  }
  const folder = openDataFolder(dataDir);
  const running = runningPostmaster(folder);
  if (running) return work(`postgres://postgres:${folder.password}@127.0.0.1:${running.port}/hisaab`);
  const started = await startEmbeddedPostgres({ dataDir });
  try {
    return await work(started.adminUrl);
  } finally {
    await started.stop();
  }
}
