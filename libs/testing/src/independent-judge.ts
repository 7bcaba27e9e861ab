import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/**
 * Runs a program that judges our output (hledger, bean-check); throws with what it says when it refuses.
 * @returns null where it is not installed; with CI=true that fails, elsewhere it is said that it was left out.
 */
export async function independentJudge(
  command: string,
  values: readonly string[],
): Promise<{ stdout: string; stderr: string } | null> {
  try {
    return await execute(command, values, { maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isMissing || process.env['CI'] === 'true') throw error;
    process.stderr.write(`Left out: ${command} is not installed.\n`);
    return null;
  }
}
