import type { INestApplication } from '@nestjs/common';
import { NestMicroservice, type CustomTransportStrategy } from '@nestjs/microservices';

import { DeliveryErrorFilter } from './delivery-error.filter';

/**
 * Joins the transport to the application. The order that keeps messages out until the hooks ran:
 * `connectMessaging(app, transport)` → `app.init()` → `app.startAllMicroservices()` → `app.listen()`;
 * at the end `transport.close()` first, then `app.close()`.
 */
export function connectMessaging(app: INestApplication, transport: CustomTransportStrategy): void {
  // Deferred, since Nest binds the filters of a handler when it registers it, which is otherwise now.
  const microservice = app.connectMicroservice({ strategy: transport }, { deferInitialization: true });
  microservice.useGlobalFilters(new DeliveryErrorFilter());
  // The application calls the start-up hooks of all modules; listening must not call them a second time.
  if (microservice instanceof NestMicroservice) microservice.setIsInitHookCalled(true);
}
