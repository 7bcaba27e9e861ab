import { Inject, Injectable } from '@nestjs/common';
import { witnessedHead } from '@hisaab/contracts';
import { Peers } from '@hisaab/platform';

import { HeadWitness, type WitnessedHead } from './head-witness';

/** Shorter than `verify` waits for its witness. */
const TIMEOUT_MS = 800;

/** Reporting in another process. Without it `verify` says that the witness is unavailable. */
@Injectable()
export class ReportingWitness extends HeadWitness {
  private readonly ask;

  constructor(@Inject(Peers) peers: Peers) {
    super();
    this.ask = peers
      .of('reporting')
      .call(
        'reporting: witnessed head',
        (bookId: string) => ({ path: `/internal/ledger-heads/${bookId}`, answer: witnessedHead }),
        { timeoutMs: TIMEOUT_MS, retries: 1 },
      );
  }

  override async headOf(bookId: string): Promise<WitnessedHead | null> {
    const { head } = await this.ask.run(bookId);
    return head;
  }
}
