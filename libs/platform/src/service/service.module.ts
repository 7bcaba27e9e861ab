import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import type { Service } from '@hisaab/contracts';
import { Database } from '@hisaab/database';
import { Inbox, Outbox } from '@hisaab/messaging';
import { AccessCopies, accessCopiesConsumer, AccessGuard } from '@hisaab/security';
import { z } from 'zod';
import { parseEnvironment, type Environment } from '../configuration/environment';
import { ENVIRONMENT, ModuleConfig } from '../configuration/tokens';
import { UnitOfWork } from '../idempotency/unit-of-work';
import { ServiceDatabases } from './service-databases';

/** What a module gets: its own database, its own outbox and inbox, its own guard. Nothing of another service. */
@Module({})
export class ServiceModule implements OnApplicationShutdown {
  constructor(@Inject(Database) private readonly database: Database) {}

  static for(service: Service, config: z.ZodObject = z.object({})): DynamicModule {
    const own = [Database, Outbox, Inbox, AccessCopies, AccessGuard, UnitOfWork, ModuleConfig];
    return {
      module: ServiceModule,
      // The name makes Nest see seven modules and not one.
      providers: [
        { provide: 'service', useValue: service },
        {
          provide: Database,
          inject: [ServiceDatabases],
          useFactory: (databases: ServiceDatabases) => databases.of(service),
        },
        {
          provide: Outbox,
          inject: [ServiceDatabases],
          useFactory: (databases: ServiceDatabases) => databases.outboxOf(service),
        },
        {
          provide: ModuleConfig,
          inject: [ENVIRONMENT],
          useFactory: (environment: Environment) => parseEnvironment(config, environment),
        },
        Inbox,
        AccessCopies,
        AccessGuard,
        UnitOfWork,
      ],
      controllers: [accessCopiesConsumer(service)],
      exports: own,
    };
  }

  /** The last step of a shutdown: requests, consumers and relays are done with it by now. */
  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
