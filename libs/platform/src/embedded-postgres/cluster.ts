import { execFile } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

import { reasonOf, StartProblem } from '../start-problem';
import type { Binaries } from './binaries';
import { diskFull, type DataFolder } from './data-folder';
import { handOver, launchAs, type SystemAccount } from './system-account';

const run = promisify(execFile);

/** Makes an empty cluster beside its place and moves it there whole, so that a kill leaves none half made. */
export async function makeCluster(
  binaries: Binaries,
  folder: DataFolder,
  account: SystemAccount,
): Promise<void> {
  const draft = `${folder.cluster}.new`;
  const passwordFile = path.join(folder.root, 'initdb.password');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  handOver(draft, account);
  writeFileSync(passwordFile, `${folder.password}\n`, { mode: 0o600 });
  handOver(passwordFile, account);
  try {
    const { command, args, options } = launchAs(account, binaries.initdb, [
      `--pgdata=${draft}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The same sorting and folding on every system, with none of the system's locales needed.
      '--no-locale',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ]);
    await run(command, args, { ...options, cwd: folder.root });
    renameSync(draft, folder.cluster);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (reasonOf(error).includes('No space left on device')) throw diskFull(folder.root);
    throw new StartProblem(
      `The database could not be set up in ${folder.root} (${firstError(reasonOf(error))}).`,
      error,
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function firstError(output: string): string {
  const line = output.split('\n').find((text) => /error|fatal|denied|cannot/i.test(text));
  return (line ?? output.split('\n')[0] ?? '').trim();
}
