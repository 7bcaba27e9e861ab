import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { AggregatesRepository, type Drift } from './aggregates.repository';

/** 21:00 UTC is half past two in India, where most of our books sleep. */
const NIGHT_HOUR_UTC = 21;
const LOOK_EVERY_MS = 600_000;
const PAGE = 200;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Compares aggregates with facts every night, and whenever an operator asks, and says so. */
@Injectable()
export class NightlyCheck implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(NightlyCheck.name);
  private timer: NodeJS.Timeout | undefined;
  private stopping = false;

  constructor(private readonly aggregates: AggregatesRepository) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.look(new Date()), LOOK_EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    this.stopping = true;
    clearInterval(this.timer);
  }

  /** The first process that looks after the hour takes the night. */
  async look(now: Date): Promise<void> {
    if (now.getUTCHours() < NIGHT_HOUR_UTC) return;
    try {
      if (await this.aggregates.takeNight(now.toISOString().slice(0, 10))) await this.checkAll();
    } catch (error) {
      this.logger.error(`The nightly check of the aggregates failed: ${String(error)}`);
    }
  }

  /** One book after the other, so that it is never in anybody's way. */
  async checkAll(): Promise<{ books: number; drifted: { bookId: string; drift: Drift[] }[] }> {
    const drifted: { bookId: string; drift: Drift[] }[] = [];
    let books = 0;
    for (let page = await this.aggregates.booksAfter(FIRST, PAGE); page.length > 0 && !this.stopping;) {
      for (const bookId of page) {
        books += 1;
        const drift = await this.aggregates.checkAggregates(bookId);
        if (drift.length === 0) continue;
        drifted.push({ bookId, drift });
        this.logger.error(
          `The aggregates of book ${bookId} differ from its facts on ${drift[0]?.date} and maybe later`,
        );
      }
      page = await this.aggregates.booksAfter(page.at(-1) ?? FIRST, PAGE);
    }
    this.logger.log(`Compared aggregates with facts: ${books} books, ${drifted.length} differ`);
    return { books, drifted };
  }
}
