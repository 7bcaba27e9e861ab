import { Injectable } from '@nestjs/common';
import { afterCommit, type Sql } from '@hisaab/database';
import { Metrics } from '@hisaab/observability';

/** How much was detected here, by kind: for dashboards. */
@Injectable()
export class InsightCounts {
  private readonly count: (labels: Record<string, string>, by?: number) => void;

  constructor(metrics: Metrics) {
    this.count = metrics.counter('reporting_insights_total', 'Insights raised, by kind', ['kind']);
  }

  /** What is rolled back counts as nothing. */
  afterCommit(tx: Sql, kind: string, many: number): void {
    if (many > 0) afterCommit(tx, () => this.count({ kind }, many));
  }
}
