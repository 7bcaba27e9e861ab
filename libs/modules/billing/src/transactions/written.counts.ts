import { Injectable } from '@nestjs/common';
import { afterCommit, type Sql } from '@hisaab/database';
import { Metrics } from '@hisaab/observability';
import type { Transaction } from './transaction';

/** How many transactions were recorded, changed, deleted and restored here, by where they came from: for dashboards. */
@Injectable()
export class WrittenCounts {
  private readonly count: (labels: Record<string, string>, by?: number) => void;

  constructor(metrics: Metrics) {
    this.count = metrics.counter(
      'billing_transactions_total',
      'Transactions written, by what was done and where they came from',
      ['change', 'source'],
    );
  }

  recorded({ source }: Transaction): void {
    this.count({ change: 'recorded', source });
  }

  /** What is rolled back counts as nothing. */
  afterCommit(tx: Sql, steps: readonly { before: Transaction | null; after: Transaction }[]): void {
    afterCommit(tx, () => {
      for (const { before, after } of steps)
        this.count({ change: changeOf(before, after), source: after.source });
    });
  }
}

function changeOf(before: Transaction | null, after: Transaction): string {
  if (before === null) return 'recorded';
  if (before.state === after.state) return 'changed';
  return after.state === 'deleted' ? 'deleted' : 'restored';
}
