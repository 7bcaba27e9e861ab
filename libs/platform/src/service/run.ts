import type { ModuleMetadata } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Service } from '@hisaab/contracts';
import { DomainError } from '@hisaab/kernel';
import { createLogger } from '@hisaab/observability';
import type { z } from 'zod';
import { ConfigurationError, describeConfiguration, parseEnvironment } from '../configuration/environment';
import { platformConfig, type PlatformConfig } from '../configuration/platform.config';
import { startEmbeddedPostgres } from '../embedded-postgres';
import { migrate } from '../migrations';
import { reasonOf, StartProblem } from '../start-problem';
import { createApplication, type Application } from './application';
import { masterKeyOf } from './master-key-of';
import { operatorRoles, roleSecret, type StorePlace } from './service-databases';

export interface Program {
  readonly services: readonly Service[];
  readonly modules: NonNullable<ModuleMetadata['imports']>;
  /** The schemas of the modules' own variables, for `--print-config`. */
  readonly configurations: readonly z.ZodObject[];
  /** Only the one-process program may bring a PostgreSQL of its own. */
  readonly mayEmbed: boolean;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Starts a program and keeps it running until it is told to stop. A start that fails ends with one sentence. */
export async function run(program: Program): Promise<void> {
  try {
    const config = parseEnvironment(platformConfig, process.env);
    if (process.argv.includes('--print-config')) {
      for (const line of describeConfiguration([platformConfig, ...program.configurations], process.env))
        say(line);
      return;
    }
    await start(program, config);
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exitCode = 1;
    // Whatever had been opened before the failure must not keep the process alive.
    setTimeout(() => process.exit(1), 3_000).unref();
  }
}

async function start(program: Program, config: PlatformConfig): Promise<void> {
  refusePlainDoor(config);
  const logger = createLogger({ level: config.LOG_LEVEL });
  const store = await openStore(program, config);
  let application: Application | undefined;
  try {
    const migrated = await migrate({
      adminUrl: store.place.adminUrl,
      masterKey: roleSecret(store.place.masterKey),
      services: program.services,
      roles: operatorRoles(process.env, program.services),
      say,
    });
    if (migrated.applied.length > 0) say(`Database: ${migrated.applied.length} migrations applied.`);
    application = await createApplication({
      environment: process.env,
      config,
      place: store.place,
      modules: program.modules,
      services: program.services,
      logger,
    });
    await listen(application.app, config);
  } catch (error) {
    await application?.close().catch(() => undefined);
    await store.stop();
    throw error;
  }
  stopOnSignal(application, store, config);
  say(`Hisaab is ready: ${addressOf(await application.app.getUrl())}`);
}

/** Cookies that are Secure and service workers need TLS everywhere but on the machine itself. */
function refusePlainDoor(config: PlatformConfig): void {
  if (/^(localhost|127\.[0-9.]+|::1)$/.test(config.HOST) || config.HISAAB_TRUST_PROXY) return;
  throw new StartProblem(
    `HOST=${config.HOST} would serve passwords without TLS; put a proxy that ends TLS in front and set HISAAB_TRUST_PROXY=true, or leave HOST at 127.0.0.1.`,
  );
}

async function openStore(
  program: Program,
  config: PlatformConfig,
): Promise<{ place: StorePlace; stop: () => Promise<void> }> {
  if (config.DATABASE_URL !== undefined) {
    const place = { adminUrl: config.DATABASE_URL, masterKey: masterKeyOf(config) };
    return { place, stop: async () => undefined };
  }
  if (!program.mayEmbed) throw new ConfigurationError('DATABASE_URL is missing.');
  const embedded = await startEmbeddedPostgres({ dataDir: config.HISAAB_DATA_DIR, say });
  return {
    place: { adminUrl: embedded.adminUrl, masterKey: masterKeyOf(config) },
    stop: () => embedded.stop(),
  };
}

async function listen(app: NestFastifyApplication, config: PlatformConfig): Promise<void> {
  try {
    await app.listen(config.PORT, config.HOST);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    if (error.code === 'EADDRINUSE') {
      throw new StartProblem(
        `Port ${config.PORT} is in use; stop what uses it, or set PORT to another.`,
        error,
      );
    }
    if (error.code === 'EACCES')
      throw new StartProblem(`Port ${config.PORT} may not be opened; set PORT above 1023.`, error);
    throw error;
  }
}

function stopOnSignal(
  application: Application,
  store: { stop: () => Promise<void> },
  config: PlatformConfig,
): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    say('Stopping …');
    // Whatever hangs must not keep the process from ending: the next start recovers by itself.
    setTimeout(() => process.exit(1), config.HISAAB_SHUTDOWN_SECONDS * 1_000).unref();
    await application.close().catch((error: unknown) => process.stderr.write(`${reasonOf(error)}\n`));
    await store.stop().catch((error: unknown) => process.stderr.write(`${reasonOf(error)}\n`));
    say('Stopped.');
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
}

function sentenceOf(error: unknown): string {
  const isPlain =
    error instanceof StartProblem || error instanceof ConfigurationError || error instanceof DomainError;
  if (isPlain) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** What a person can open: a loopback address by its name. */
function addressOf(url: string): string {
  return url.replace('127.0.0.1', 'localhost').replace('[::1]', 'localhost');
}
