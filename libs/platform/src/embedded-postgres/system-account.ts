import { execFileSync } from 'node:child_process';
import { chownSync } from 'node:fs';
import path from 'node:path';

import { StartProblem } from '../start-problem';

/** Whom the server's process belongs to; empty where it is whoever started us. */
export interface SystemAccount {
  readonly uid?: number;
  readonly gid?: number;
  /** Folders that the account may not pass through lie on the way (root's home is one). */
  readonly shutOut?: boolean;
}

export interface Launch {
  readonly command: string;
  readonly args: string[];
  readonly options: { readonly uid?: number; readonly gid?: number };
}

/** PostgreSQL refuses to run as root, so root lends it the account that packages make for it too. */
export function systemAccount(places: readonly string[]): SystemAccount {
  if (process.getuid?.() !== 0) return {};
  const account = lookUp() ?? make();
  return { ...account, shutOut: !places.every((place) => reaches(account, place)) };
}

/** How to run a program as the account. */
export function launchAs(account: SystemAccount, command: string, args: string[]): Launch {
  const { uid, gid, shutOut } = account;
  if (uid === undefined || gid === undefined) return { command, args, options: {} };
  if (shutOut !== true) return { command, args, options: { uid, gid } };
  // Root lends the one right that it takes to get past such a folder, and no other.
  const lent = [
    '--inh-caps=-all,+dac_override',
    '--ambient-caps=+dac_override',
    '--bounding-set=-all,+dac_override',
  ];
  const identity = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  return { command: 'setpriv', args: [...identity, ...lent, '--', command, ...args], options: {} };
}

function reaches(account: SystemAccount, place: string): boolean {
  try {
    const { uid, gid } = account;
    execFileSync('test', ['-x', path.resolve(place)], { uid, gid, cwd: '/', stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
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
