import { execFileSync } from 'node:child_process';
import { chownSync } from 'node:fs';

import { StartProblem } from '../start-problem';

/** Whom the server's process belongs to; empty where it is whoever started us. */
export interface SystemAccount {
  readonly uid?: number;
  readonly gid?: number;
}

/** PostgreSQL refuses to run as root, so root lends it the account that packages make for it too. */
export function systemAccount(): SystemAccount {
  if (process.getuid?.() !== 0) return {};
  return lookUp() ?? make();
}

function lookUp(): SystemAccount | undefined {
  try {
    const id = (flag: string): number =>
      Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

function make(): SystemAccount {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'pipe' });
  } catch (error) {
    throw new StartProblem(
      'PostgreSQL does not run as root and an account named postgres could not be made; start Hisaab as an ordinary user.',
      error,
    );
  }
  const made = lookUp();
  if (!made) throw new StartProblem('The account postgres was made but cannot be found.');
  return made;
}

export function handOver(file: string, account: SystemAccount): void {
  if (account.uid !== undefined && account.gid !== undefined) chownSync(file, account.uid, account.gid);
}
