import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Health, Metrics, NestLogger, type Logger } from '@hisaab/observability';
import { AnswerInterceptor } from '../http/answer';
import { createFastify, registerHabits } from '../http/fastify';
import { ProblemFilter } from '../http/problem.filter';
import { serveWebClient } from '../http/web-client';
import { connectMessaging } from './messaging';
import { PlatformModule, type ProcessOptions } from './platform.module';

/**
 * The same for one module and for seven: the habits of the API, the consumers, an orderly end. The web client is
 * served where a built one is in the folder that the configuration names.
 */
export async function createApplication(
  options: ProcessOptions & { readonly logger: Logger },
): Promise<NestFastifyApplication> {
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
  await registerHabits(fastify, options.config, app.get(Metrics), options.logger);
  await serveWebClient(fastify, options.config.HISAAB_WEB_DIR);
  connectMessaging(app);
  // Messages come in only once every start-up hook has run.
  await app.init();
  await app.startAllMicroservices();
  return app;
}

/** Readiness turns red first, so that no new request comes while the last ones are answered. */
export async function closeApplication(app: NestFastifyApplication): Promise<void> {
  app.get(Health).drain();
  await app.close();
}
