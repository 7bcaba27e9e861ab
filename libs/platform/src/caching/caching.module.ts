import {
  Inject,
  Logger,
  Module,
  type DynamicModule,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { Caching, openCaching, type LinkEvents } from '@hisaab/caching';
import { Health, Metrics } from '@hisaab/observability';

/** Of what Redis refuses, the log hears this often: it may be every call. */
const REFUSALS_EVERY_MS = 60_000;

/** What a process remembers for a while: by itself, or with others where the configuration names a Redis. */
@Module({})
export class CachingModule implements OnModuleInit, OnApplicationShutdown {
  constructor(
    @Inject(Caching) private readonly caching: Caching,
    @Inject(Health) private readonly health: Health,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  static forProcess(url: string | undefined): DynamicModule {
    return {
      module: CachingModule,
      global: true,
      providers: [{ provide: Caching, useFactory: () => openCaching(url, inTheLog(new Logger('cache'))) }],
      exports: [Caching],
    };
  }

  onModuleInit(): void {
    if (!this.caching.isShared) return;
    this.health.register(async () => this.caching.parts());
    this.metrics.gauge(
      'cache_reachable',
      '1 while Redis answers, 0 while its breaker is open',
      [],
      (gauge) => {
        gauge.set(this.caching.parts().every(({ state }) => state === 'up') ? 1 : 0);
      },
    );
    this.metrics.gauge(
      'cache_answers',
      'What the shared caches answered so far',
      ['cache', 'outcome'],
      (gauge) => {
        for (const { cache, outcome, count } of this.caching.counts()) gauge.set({ cache, outcome }, count);
      },
    );
  }

  onApplicationShutdown(): Promise<void> {
    return this.caching.close();
  }
}

function inTheLog(logger: Logger): LinkEvents {
  let refusedAt = Number.NEGATIVE_INFINITY;
  return {
    lost: (reason) => logger.warn({ event: 'cache-lost', reason }),
    found: () => logger.log({ event: 'cache-found' }),
    refused: (reason) => {
      if (performance.now() - refusedAt < REFUSALS_EVERY_MS) return;
      refusedAt = performance.now();
      logger.warn({ event: 'cache-refused', reason });
    },
  };
}
