import type { Service } from '@hisaab/contracts';
import { Database } from '@hisaab/database';
import type { MasterKey } from '@hisaab/security';

import { ConfigurationError, parseEnvironment, type Environment } from '../configuration/environment';
import { platformConfig } from '../configuration/platform.config';
import { besideEmbeddedPostgres } from '../embedded-postgres';
import { reasonOf, StartProblem } from '../start-problem';
import { masterKeyOf } from './master-key-of';

/** What a command is given: each schema with the administrator's rights, and where its words go. */
export interface CommandTools {
  readonly adminUrl: string;
  readonly database: (service: Service) => Database;
  readonly masterKey: () => MasterKey;
  readonly environment: Environment;
  readonly say: (line: string) => void;
  readonly arguments: readonly string[];
}

export interface StoreOptions {
  /** For a command that reads whole tables; a request's patience otherwise. */
  readonly statementTimeoutMs?: number;
}

/**
 * Runs an operator's command on the store that the program uses, whether that runs now or not.
 * @param work gives the exit code
 */
export async function runCommand(
  work: (tools: CommandTools) => Promise<number>,
  options: StoreOptions = {},
): Promise<void> {
  try {
    const config = parseEnvironment(platformConfig, process.env);
    const run = (url: string): Promise<number> => withStore(url, () => masterKeyOf(config), work, options);
    process.exitCode = config.DATABASE_URL
      ? await run(config.DATABASE_URL)
      : await besideEmbeddedPostgres(config.HISAAB_DATA_DIR, run);
  } catch (error) {
    sayProblem(error);
  }
}

/** What its user can mend is a sentence; the exit code is not zero in any case. */
export function sayProblem(error: unknown): void {
  const known = error instanceof StartProblem || error instanceof ConfigurationError;
  process.stderr.write(`${known ? error.message : reasonOf(error)}\n`);
  process.exitCode = 1;
}

export async function withStore(
  url: string,
  masterKey: () => MasterKey,
  work: (tools: CommandTools) => Promise<number>,
  { statementTimeoutMs }: StoreOptions = {},
): Promise<number> {
  const open = new Map<Service, Database>();
  const database = (service: Service): Database => {
    const made =
      open.get(service) ??
      new Database({ url, service, maxConnections: 1, ...(statementTimeoutMs && { statementTimeoutMs }) });
    open.set(service, made);
    return made;
  };
  try {
    return await work({
      adminUrl: url,
      database,
      masterKey,
      environment: process.env,
      say: (line) => void process.stdout.write(`${line}\n`),
      arguments: process.argv.slice(2),
    });
  } finally {
    await Promise.all([...open.values()].map((one) => one.close()));
  }
}
