import { Module, type DynamicModule, type ModuleMetadata } from '@nestjs/common';
import { Health, Metrics } from '@hisaab/observability';
import { SecurityModule } from '@hisaab/security';
import type { Environment } from '../configuration/environment';
import type { PlatformConfig } from '../configuration/platform.config';
import { ENVIRONMENT, PLATFORM_CONFIG } from '../configuration/tokens';
import { HealthController } from '../health/health.controller';
import { DocumentController } from '../http/document.controller';
import { RequestCounts } from '../limits/request-limits';
import { ServiceDatabases, StorePlace } from './service-databases';

export interface ProcessOptions {
  readonly environment: Environment;
  readonly config: PlatformConfig;
  readonly place: StorePlace;
  readonly modules: NonNullable<ModuleMetadata['imports']>;
}

/** What a process has once, whatever modules run in it. */
@Module({})
export class PlatformModule {
  static forProcess({ environment, config, place, modules }: ProcessOptions): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      imports: [
        SecurityModule.forProcess({ expectation: tokenExpectation(config), masterKey: place.masterKey }),
        ...modules,
      ],
      controllers: [HealthController, DocumentController],
      providers: [
        { provide: ENVIRONMENT, useValue: environment },
        { provide: PLATFORM_CONFIG, useValue: config },
        { provide: StorePlace, useValue: place },
        ServiceDatabases,
        RequestCounts,
        { provide: Health, useValue: new Health() },
        { provide: Metrics, useValue: new Metrics() },
      ],
      exports: [ENVIRONMENT, PLATFORM_CONFIG, StorePlace, ServiceDatabases, RequestCounts, Health, Metrics],
    };
  }
}

function tokenExpectation(config: PlatformConfig): { issuer: string; audience: string } {
  return { issuer: config.AUTH_TOKEN_ISSUER, audience: config.AUTH_TOKEN_AUDIENCE };
}
