import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database } from '@hisaab/database';
import { ModuleConfig } from '@hisaab/platform';
import type { BillingConfig } from '../billing.config';
import { purgePreviews } from './purge-previews.repository';

const HOUR_MILLISECONDS = 3_600_000;
/** Each may have hundreds of thousands of rows. */
const BATCH = 10;

/** Every hour, as the bin is emptied. Several processes may do it at once: each import is locked by one of them. */
@Injectable()
export class PurgePreviewsSchedule implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    @Inject(ModuleConfig) private readonly config: BillingConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.run().catch(() => undefined), HOUR_MILLISECONDS);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  async run(): Promise<void> {
    let purged = BATCH;
    while (purged === BATCH)
      purged = await purgePreviews(this.database, this.config.HISAAB_IMPORT_PREVIEW_DAYS, BATCH);
  }
}
