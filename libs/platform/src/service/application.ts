import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { Caching } from '@hisaab/caching';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Health, Metrics, NestLogger, type Logger } from '@hisaab/observability';
import { Resilience } from '@hisaab/resilience';
import { JwksSource, KeyCopies, RemoteJwks } from '@hisaab/security';
import { AnswerInterceptor } from '../http/answer';
import { countInFlight, createFastify, registerHabits, turnAway } from '../http/fastify';
import type { Route } from '../http/negotiation';
import { ProblemFilter } from '../http/problem.filter';
import { serveWebClient } from '../http/web-client';
import { interceptRepeats } from '../idempotency/replay.interceptor';
import { brokerLinks } from './broker-links';
import { joinMessaging } from './messaging';
import { PlatformModule, type ProcessOptions } from './platform.module';
import { ServiceDatabases } from './service-databases';
import { storageProbe } from './storage-health';

/**
 * The same for one module and for seven: the habits of the API, the consumers, an orderly end. A front serves the web
 * client, where a built one is in the folder that the configuration names.
 */
export async function createApplication(
  options: ProcessOptions & { readonly logger: Logger },
): Promise<Application> {
  const adapter = createFastify(options.config);
  const app = await NestFactory.create<NestFastifyApplication>(PlatformModule.forProcess(options), adapter, {
    bodyParser: false,
    logger: new NestLogger(options.logger),
    abortOnError: false,
  });
  const filter = new ProblemFilter(options.logger);
  app.useGlobalFilters(filter);
  app.useGlobalInterceptors(new AnswerInterceptor(), ...interceptRepeats(app.get(Caching)));
  const fastify = adapter.getInstance();
  const routes = await registerHabits(fastify, options.config, app.get(Metrics), options.logger);
  if (options.isFront ?? true) await serveWebClient(fastify, options.config.HISAAB_WEB_DIR);
  const inFlight = countInFlight(fastify);
  const turnsAway = turnAway(fastify);
  const { services } = options;
  const links = brokerLinks(options.config, services.length === 1 ? `hisaab-${services[0]}` : 'hisaab');
  const transport = services.length > 0 ? joinMessaging(app, services, links) : undefined;
  const [first] = services;
  if (first) app.get(Health).register(storageProbe(app.get(ServiceDatabases).of(first)));
  const keys = app.get(JwksSource);
  // Readiness turns red first, then consumers and relays stop, then the last requests are answered.
  const close = async (): Promise<void> => {
    app.get(Health).drain();
    turnsAway();
    if (fastify.server.listening) await pause(options.config.HISAAB_DRAIN_SECONDS * 1_000);
    if (keys instanceof RemoteJwks) keys.stop();
    await transport?.close();
    await closeDoor(app, fastify.server, inFlight);
    app.get(Resilience).stop();
  };
  try {
    if (first && keys instanceof RemoteJwks) keys.start(new KeyCopies(app.get(ServiceDatabases).of(first)));
    // Messages come in only once every start-up hook has run.
    await app.init();
    if (transport) await app.startAllMicroservices();
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
  return { app, routes, close };
}

/**
 * Answers what is under way, then ends every connection: one that a browser opened and never used is not idle to
 * Node, which would wait for it.
 */
async function closeDoor(app: NestFastifyApplication, server: Server, inFlight: () => number): Promise<void> {
  const timer = setInterval(() => {
    if (inFlight() === 0) server.closeAllConnections();
  }, 20);
  try {
    await app.close();
  } finally {
    clearInterval(timer);
  }
}

export interface Application {
  readonly app: NestFastifyApplication;
  /** Every route that the program answers. */
  readonly routes: readonly Route[];
  close(): Promise<void>;
}
