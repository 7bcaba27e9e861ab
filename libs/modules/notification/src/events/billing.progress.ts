import { Inject, Injectable } from '@nestjs/common';
import { workProgress } from '@hisaab/contracts';
import { Peers } from '@hisaab/platform';

import { WorkProgress, type WorkState } from './work-progress';

const TIMEOUT_MS = 1_000;

/** Billing in another process. While it does not answer the streams tell of no progress, and go on. */
@Injectable()
export class BillingProgress extends WorkProgress {
  private readonly ask;

  constructor(@Inject(Peers) peers: Peers) {
    super();
    this.ask = peers.of('billing').call(
      'billing: work in progress',
      (bookIds: readonly string[]) => ({
        path: '/internal/work-in-progress',
        method: 'POST' as const,
        body: { bookIds },
        answer: workProgress,
      }),
      { timeoutMs: TIMEOUT_MS, fallback: () => ({ states: [] }) },
    );
  }

  override async of(bookIds: readonly string[]): Promise<readonly WorkState[]> {
    const { states } = await this.ask.run(bookIds);
    return states;
  }
}
