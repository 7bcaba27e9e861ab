import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

import { reasonOf, StartProblem } from '../start-problem';

export const POSTGRES_MAJOR = '18';

/** A new cluster takes 40 MB; below this a start only gets half-way. */
const LEAST_FREE_BYTES = 100 * 1024 * 1024;

export interface DataFolder {
  readonly root: string;
  /** PostgreSQL's own folder. */
  readonly cluster: string;
  readonly startLog: string;
  readonly password: string;
}

export function openDataFolder(dataDir: string): DataFolder {
  const root = path.resolve(dataDir);
  try {
    mkdirSync(root, { recursive: true });
    // The server's account, where it is another one, has to pass through.
    if (process.getuid?.() === 0) chmodSync(root, 0o711);
    refuseFullDisk(root);
    return {
      root,
      cluster: path.join(root, 'postgres'),
      startLog: path.join(root, 'postgres-start.log'),
      password: secretFile(path.join(root, 'postgres.password'), () => randomBytes(24).toString('base64url')),
    };
  } catch (error) {
    if (error instanceof StartProblem) throw error;
    throw storageProblem(root, error);
  }
}

/** The installation's master key: made once, kept beside the data; only the embedded store has it so. */
export function masterKeyFile(dataDir: string): Uint8Array {
  const file = path.join(path.resolve(dataDir), 'master.key');
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    const key = Buffer.from(
      secretFile(file, () => randomBytes(32).toString('base64')),
      'base64',
    );
    if (key.length === 32) return key;
  } catch (error) {
    throw storageProblem(file, error);
  }
  throw new StartProblem(`${file} does not hold a key of 32 bytes in base64; put your copy of it back.`);
}

/** `none`: nothing yet; `ready`: of our major version. */
export function clusterState(folder: DataFolder): 'none' | 'ready' {
  const file = path.join(folder.cluster, 'PG_VERSION');
  if (!existsSync(file)) return 'none';
  const major = readFileSync(file, 'utf8').trim();
  if (major === POSTGRES_MAJOR) return 'ready';
  throw new StartProblem(
    `The data in ${folder.cluster} are of PostgreSQL ${major} and this release brings PostgreSQL ${POSTGRES_MAJOR}; start the release that wrote them, export, and import here, or set HISAAB_DATA_DIR to another folder.`,
  );
}

export function storageProblem(where: string, error: unknown): StartProblem {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(where);
  return new StartProblem(
    `The data folder ${where} cannot be used (${reasonOf(error)}); check its rights or set HISAAB_DATA_DIR.`,
    error,
  );
}

export function diskFull(where: string): StartProblem {
  return new StartProblem(
    `The disk that holds ${where} is full; free some space, or set HISAAB_DATA_DIR to another disk.`,
  );
}

function refuseFullDisk(root: string): void {
  const { bavail, bsize } = statfsSync(root);
  if (bavail * bsize < LEAST_FREE_BYTES) throw diskFull(root);
}

/** Written whole or not at all, so that a kill leaves no half secret. */
function secretFile(file: string, make: () => string): string {
  if (!existsSync(file)) {
    const draft = `${file}.new`;
    rmSync(draft, { force: true });
    writeFileSync(draft, `${make()}\n`, { mode: 0o600, flush: true });
    renameSync(draft, file);
  }
  return readFileSync(file, 'utf8').trim();
}
