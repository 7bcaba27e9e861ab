import { setTimeout as pause } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DomainError } from '@hisaab/kernel';
import { createLogger, type Logger } from '@hisaab/observability';
import { ConfigurationError, describeConfiguration, parseEnvironment } from '../configuration/environment';
import { platformConfig, type PlatformConfig } from '../configuration/platform.config';
import { refuseMissing } from '../configuration/requirements';
import { reasonOf, StartProblem } from '../start-problem';
import { createApplication, type Application } from './application';
import { portProblem } from './port-problem';
import type { Program } from './program';
import type { StorePlace } from './service-databases';
import { openOwnStore, placeOf, untilUsable, waitedFor } from './store';
import { tracingOf } from './tracing';
import { WaitingRoom } from './waiting-room';

export type { Program } from './program';

const START_AGAIN_MS = 1_000;

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
    if (!program.mayEmbed) refuseMissing(program, process.env);
    refusePlainDoor(config);
    const logger = createLogger({ level: config.LOG_LEVEL });
    const stopTracing = await tracingOf(program, config, logger);
    await (program.mayEmbed
      ? startWithStore(program, config, logger, stopTracing)
      : startWaiting(program, config, logger, stopTracing));
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exitCode = 1;
    // Whatever had been opened before the failure must not keep the process alive.
    setTimeout(() => process.exit(1), 3_000).unref();
  }
}

/** The one-process program: what keeps it from starting is its user's to mend, so it ends and says so. */
async function startWithStore(
  program: Program,
  config: PlatformConfig,
  logger: Logger,
  stopTracing: () => Promise<void>,
): Promise<void> {
  const store = await openOwnStore(program, config, say);
  let application: Application | undefined;
  try {
    application = await begin(program, config, store.place, logger);
  } catch (error) {
    await store.stop();
    throw error;
  }
  const running = application;
  stopOnSignal(config, async () => {
    await running.close().catch(tell);
    await stopTracing();
    await store.stop().catch(tell);
  });
  await announce(program, application);
}

/** A service of its own: it waits for whatever is not there yet, since the order in which parts start is nobody's. */
async function startWaiting(
  program: Program,
  config: PlatformConfig,
  logger: Logger,
  stopTracing: () => Promise<void>,
): Promise<void> {
  let room: WaitingRoom | undefined;
  let application: Application | undefined;
  stopOnSignal(config, async () => {
    await room?.close();
    await application?.close().catch(tell);
    await stopTracing();
  });
  const openRoom = async (): Promise<WaitingRoom> => (room ??= await WaitingRoom.open(config));
  const place = placeOf(config);
  while (!application) {
    await untilUsable(program, place, openRoom, logger);
    const port = room?.port ?? config.PORT;
    await room?.close();
    room = undefined;
    try {
      application = await begin(program, { ...config, PORT: port }, place, logger);
    } catch (error) {
      // What was there a moment ago may be gone again: then it is waited for again.
      if (!isUnavailable(error) && (await waitedFor(program, place)) === undefined) throw error;
      logger.warn({ event: 'start-again', err: error }, 'The start did not succeed; trying again.');
      (await openRoom()).waitFor(reasonOf(error));
      await pause(START_AGAIN_MS);
    }
  }
  await announce(program, application);
}

async function begin(
  program: Program,
  config: PlatformConfig,
  place: StorePlace,
  logger: Logger,
): Promise<Application> {
  const { modules, services, peers = [], isFront = program.mayEmbed } = program;
  const options = { environment: process.env, config, place, modules, services, peers, isFront, logger };
  const application = await createApplication(options);
  try {
    await listen(application.app, config);
    return application;
  } catch (error) {
    await application.close().catch(() => undefined);
    throw error;
  }
}

/** Cookies that are Secure and service workers need TLS everywhere but on the machine itself. */
function refusePlainDoor(config: PlatformConfig): void {
  if (/^(localhost|127\.[0-9.]+|::1)$/.test(config.HOST) || config.HISAAB_TRUST_PROXY) return;
  throw new StartProblem(
    `HOST=${config.HOST} would serve passwords without TLS; put a proxy that ends TLS in front and set HISAAB_TRUST_PROXY=true, or leave HOST at 127.0.0.1.`,
  );
}

async function listen(app: NestFastifyApplication, config: PlatformConfig): Promise<void> {
  try {
    await app.listen(config.PORT, config.HOST);
  } catch (error) {
    throw portProblem(error, config.PORT);
  }
}

function stopOnSignal(config: PlatformConfig, stopParts: () => Promise<void>): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    say('Stopping …');
    // Whatever hangs must not keep the process from ending: the next start recovers by itself.
    const patience = config.HISAAB_DRAIN_SECONDS + config.HISAAB_SHUTDOWN_SECONDS;
    setTimeout(() => process.exit(1), patience * 1_000).unref();
    await stopParts();
    say('Stopped.');
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
}

const tell = (error: unknown): void => void process.stderr.write(`${reasonOf(error)}\n`);

async function announce(program: Program, { app }: Application): Promise<void> {
  const [service] = program.services;
  const name = program.mayEmbed || service === undefined ? 'Hisaab' : `Hisaab ${service}`;
  say(`${name} is ready: ${addressOf(await app.getUrl())}`);
}

/** Errors whose message is written for the person who starts the program. */
function isPlain(error: unknown): boolean {
  return error instanceof StartProblem || error instanceof ConfigurationError || error instanceof DomainError;
}

function isUnavailable(error: unknown): boolean {
  return error instanceof DomainError && error.kind === 'unavailable';
}

function sentenceOf(error: unknown): string {
  if (error instanceof Error) return isPlain(error) ? error.message : (error.stack ?? error.message);
  return String(error);
}

/** What a person can open: a loopback address by its name. */
function addressOf(url: string): string {
  return url.replace('127.0.0.1', 'localhost').replace('[::1]', 'localhost');
}
