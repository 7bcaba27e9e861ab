import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database } from '@hisaab/database';
import { ModuleConfig } from '@hisaab/platform';
import type { BillingConfig } from '../billing.config';
import { purgeTemplates } from '../templates/templates.repository';
import { purgeDeleted } from './purge-deleted.repository';

const HOUR_MILLISECONDS = 3_600_000;
const BATCH = 1_000;

/** Empties the bin every hour. Several processes may do it at once: each row is locked by one of them. */
@Injectable()
export class PurgeDeletedSchedule implements OnApplicationBootstrap, OnModuleDestroy {
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
    await purgeTemplates(this.database, this.config.HISAAB_RESTORE_DAYS);
    let purged = BATCH;
    while (purged === BATCH)
      purged = await purgeDeleted(this.database, this.config.HISAAB_RESTORE_DAYS, BATCH);
  }
}
