import { Controller, Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { accountNamed, categoryNamed, payeeNamed, type Envelope } from '@hisaab/contracts';
import { consumes, Inbox } from '@hisaab/messaging';

import { NamesRepository } from './names.repository';

const CONSUMER = 'ledger.names';

@Controller()
export class NamesConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(NamesRepository) private readonly names: NamesRepository,
  ) {}

  @EventPattern(
    [accountNamed, categoryNamed, payeeNamed].map(({ type }) => type),
    consumes(CONSUMER, { batch: 500 }),
  )
  async keep(@Payload() messages: Envelope[]): Promise<void> {
    await this.inbox.process(CONSUMER, messages, (tx, fresh) => this.names.keep(tx, fresh));
  }
}
