import type { Server } from 'node:http';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Service } from '@hisaab/contracts';
import { Health, Metrics, NestLogger, type Logger } from '@hisaab/observability';
import { AnswerInterceptor } from '../http/answer';
import { countInFlight, createFastify, registerHabits } from '../http/fastify';
import type { Route } from '../http/negotiation';
import { ProblemFilter } from '../http/problem.filter';
import { serveWebClient } from '../http/web-client';
import { joinMessaging } from './messaging';
import { PlatformModule, type ProcessOptions } from './platform.module';
import { ServiceDatabases } from './service-databases';
import { storageProbe } from './storage-health';

/**
 * The same for one module and for seven: the habits of the API, the consumers, an orderly end. The web client is
 * served where a built one is in the folder that the configuration names.
 */
export async function createApplication(
  options: ProcessOptions & { readonly logger: Logger; readonly services: readonly Service[] },
): Promise<Application> {
  const adapter = createFastify(options.config);
  const app = await NestFactory.create<NestFastifyApplication>(PlatformModule.forProcess(options), adapter, {
    bodyParser: false,
    logger: new NestLogger(options.logger),
    abortOnError: false,
  });
  const filter = new ProblemFilter(options.logger);
  app.useGlobalFilters(filter);
  app.useGlobalInterceptors(new AnswerInterceptor());
  const fastify = adapter.getInstance();
  const routes = await registerHabits(fastify, options.config, app.get(Metrics), options.logger);
  await serveWebClient(fastify, options.config.HISAAB_WEB_DIR);
  const inFlight = countInFlight(fastify);
  const transport = joinMessaging(app, options.services);
  const [first] = options.services;
  if (first) app.get(Health).register(storageProbe(app.get(ServiceDatabases).of(first)));
  // Messages come in only once every start-up hook has run.
  await app.init();
  await app.startAllMicroservices();
  return {
    app,
    routes,
    // Readiness turns red first, then consumers and relays stop, then the last requests are answered.
    close: async () => {
      app.get(Health).drain();
      await transport.close();
      await closeDoor(app, fastify.server, inFlight);
    },
  };
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
