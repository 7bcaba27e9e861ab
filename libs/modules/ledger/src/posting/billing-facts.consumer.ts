import { Controller, Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { BILLING_FACTS, type Envelope } from '@hisaab/contracts';
import { consumes, Inbox } from '@hisaab/messaging';

import { PostFacts } from './post-facts.use-case';

const CONSUMER = 'ledger';

@Controller()
export class BillingFactsConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(PostFacts) private readonly postFacts: PostFacts,
  ) {}

  /** Every number is applied: a gap parks the book until what is missing has come. */
  @EventPattern(BILLING_FACTS.map(({ type }) => type), consumes(CONSUMER, { batch: 500 }))
  async post(@Payload() messages: Envelope[]): Promise<void> {
    await this.inbox.process(CONSUMER, messages, (tx, fresh) => this.postFacts.execute(tx, fresh), {
      sequential: true,
    });
  }
}
