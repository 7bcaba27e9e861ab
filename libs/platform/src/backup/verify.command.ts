import path from 'node:path';
import { parseArgs } from 'node:util';

import { runCommand, sayProblem, type CommandTools } from '../service/command';
import { checkBackup } from './check-backup';

const USAGE = `Looks whether everything is whole; ends with 1 and says what is wrong where it is not.

  verify               the store that the program uses, beside it or without it
  verify --from DIR    the folder of a backup, without any store`;

/** A book's whole chain is one statement. */
export const READS_ALL = { statementTimeoutMs: 60 * 60 * 1_000 };

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** `npm run verify`. */
export async function runVerify(verify: (tools: CommandTools) => Promise<number>): Promise<void> {
  const asked = read(process.argv.slice(2));
  if (!asked) {
    say(USAGE);
    process.exitCode = 2;
  } else if (asked.from === undefined) {
    await runCommand(verify, READS_ALL);
  } else {
    await verifyFolder(path.resolve(asked.from));
  }
}

async function verifyFolder(folder: string): Promise<void> {
  try {
    const { manifest } = await checkBackup(folder);
    const rows = Object.values(manifest.schemas).reduce((sum, schema) => sum + schema.rows, 0);
    say(`${folder} is whole: ${rows} rows of ${manifest.takenAt}, written by release ${manifest.program}.`);
  } catch (error) {
    sayProblem(error);
  }
}

function read(words: readonly string[]): { from?: string | undefined } | undefined {
  try {
    return parseArgs({ args: [...words], options: { from: { type: 'string' } } }).values;
  } catch {
    return undefined;
  }
}
