import { Controller, Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { categoryNamed, type Envelope } from '@hisaab/contracts';
import { consumes, Inbox } from '@hisaab/messaging';

import { NamesRepository } from './names.repository';

const CONSUMER = 'notification.names';

@Controller()
export class NamesConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(NamesRepository) private readonly names: NamesRepository,
  ) {}

  @EventPattern([categoryNamed.type], consumes(CONSUMER))
  async keep(@Payload() messages: Envelope[]): Promise<void> {
    await this.inbox.process(CONSUMER, messages, (tx, fresh) => this.names.keep(tx, fresh));
  }
}
