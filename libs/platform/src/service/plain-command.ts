import type { Environment } from '../configuration/environment';

/** What a command is given that needs no store. */
export interface PlainCommandTools {
  readonly environment: Environment;
  readonly say: (line: string) => void;
  readonly arguments: readonly string[];
}

/** @param work gives the exit code */
export async function runPlainCommand(
  work: (tools: PlainCommandTools) => number | Promise<number>,
): Promise<void> {
  process.exitCode = await work({
    environment: process.env,
    say: (line) => void process.stdout.write(`${line}\n`),
    arguments: process.argv.slice(2),
  });
}
