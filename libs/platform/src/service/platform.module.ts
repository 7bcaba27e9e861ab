import { Module, type DynamicModule, type ModuleMetadata } from '@nestjs/common';
import type { Service } from '@hisaab/contracts';
import { Health, Metrics } from '@hisaab/observability';
import { Resilience } from '@hisaab/resilience';
import { RemoteJwks, SecurityModule } from '@hisaab/security';
import { CachingModule } from '../caching/caching.module';
import type { Environment } from '../configuration/environment';
import type { PlatformConfig } from '../configuration/platform.config';
import { ENVIRONMENT, PLATFORM_CONFIG } from '../configuration/tokens';
import { HealthController } from '../health/health.controller';
import { tellParts } from '../health/health.metrics';
import { StatusController, SYSTEM_STATE } from '../health/status.controller';
import { DocumentController } from '../http/document.controller';
import { RequestCounts } from '../limits/request-limits';
import { Peers } from '../peers/peers';
import { peersHealth } from '../peers/peers.health';
import { ServiceDatabases, StorePlace } from './service-databases';

export interface ProcessOptions {
  readonly environment: Environment;
  readonly config: PlatformConfig;
  readonly place: StorePlace;
  readonly modules: NonNullable<ModuleMetadata['imports']>;
  readonly services: readonly Service[];
  /** The services that are asked over HTTP; none where all are in this process. */
  readonly peers?: readonly Service[];
  /** Whether it serves the pages, the API's document and the state of the whole; it does unless it is told not to. */
  readonly isFront?: boolean;
}

/** What a process has once, whatever modules run in it. */
@Module({})
export class PlatformModule {
  static forProcess(options: ProcessOptions): DynamicModule {
    const { environment, config, place, modules, services, peers: asked = [], isFront = true } = options;
    const health = new Health();
    const metrics = new Metrics();
    tellParts(metrics, health);
    const resilience = new Resilience(health, metrics);
    const peers = new Peers(config, resilience);
    const jwks = asked.includes('auth') && services.length > 0 ? new RemoteJwks(peers.of('auth')) : undefined;
    if (jwks) health.register(() => Promise.resolve([jwks.health()]));
    // The front of services that are elsewhere runs none itself.
    const state = services.length > 0 || asked.length === 0 ? health : peersHealth(peers, asked);
    return {
      module: PlatformModule,
      global: true,
      imports: [
        CachingModule.forProcess(config.REDIS_URL),
        SecurityModule.forProcess({
          expectation: { issuer: config.AUTH_TOKEN_ISSUER, audience: config.AUTH_TOKEN_AUDIENCE },
          ...(place.masterKey ? { masterKey: place.masterKey } : {}),
          ...(jwks ? { jwks } : {}),
        }),
        ...modules,
      ],
      controllers: [HealthController, ...(isFront ? [StatusController, DocumentController] : [])],
      providers: [
        { provide: ENVIRONMENT, useValue: environment },
        { provide: PLATFORM_CONFIG, useValue: config },
        { provide: StorePlace, useValue: place },
        ServiceDatabases,
        RequestCounts,
        { provide: Health, useValue: health },
        { provide: Metrics, useValue: metrics },
        { provide: Resilience, useValue: resilience },
        { provide: Peers, useValue: peers },
        { provide: SYSTEM_STATE, useValue: state },
      ],
      exports: [
        ENVIRONMENT,
        PLATFORM_CONFIG,
        StorePlace,
        ServiceDatabases,
        RequestCounts,
        Health,
        Metrics,
        Resilience,
        Peers,
      ],
    };
  }
}
