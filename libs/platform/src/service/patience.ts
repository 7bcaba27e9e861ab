import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ConfigurationError } from '../configuration/environment';
import { StartProblem } from '../start-problem';

export interface Patience {
  readonly seconds: number;
  readonly say: (line: string) => void;
  readonly pauseMs?: number;
}

/** `--patience <seconds>` among a command's words; none: not at all. */
export function patienceIn(words: readonly string[]): number {
  const { patience = '0' } = parseArgs({
    args: [...words],
    options: { patience: { type: 'string' } },
  }).values;
  const seconds = Number(patience);
  if (!(seconds >= 0)) throw new ConfigurationError(`--patience ${patience} is no number of seconds.`);
  return seconds;
}

/** In a cluster the database may be starting with everything else, or changing places: then it is asked again. */
export async function patiently<Result>(
  attempt: () => Promise<Result>,
  { seconds, say, pauseMs = 1_000 }: Patience,
): Promise<Result> {
  const until = Date.now() + seconds * 1_000;
  for (let said = ''; ;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() >= until || !mayPass(error)) throw error;
      if (said !== error.message) say(`${error.message} Asked again until it does.`);
      said = error.message;
      await pause(pauseMs);
    }
  }
}

/** Nobody answers, or somebody who is starting; who refuses the account or the database goes on doing so. */
function mayPass(error: unknown): error is StartProblem {
  if (!(error instanceof StartProblem) || !(error.cause instanceof Error)) return false;
  const code = 'code' in error.cause ? String(error.cause.code) : '';
  return !/^(28|3D|42)/.test(code);
}
