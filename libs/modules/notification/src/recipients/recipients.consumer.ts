import { Controller, Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { profileChanged, userRegistered, type Envelope } from '@hisaab/contracts';
import { consumes, Inbox } from '@hisaab/messaging';

import { RecipientsRepository } from './recipients.repository';

const CONSUMER = 'notification.recipients';

@Controller()
export class RecipientsConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(RecipientsRepository) private readonly recipients: RecipientsRepository,
  ) {}

  @EventPattern([userRegistered.type, profileChanged.type], consumes(CONSUMER))
  async keep(@Payload() messages: Envelope[]): Promise<void> {
    await this.inbox.process(CONSUMER, messages, async (tx, fresh) => {
      for (const { type, data } of fresh) {
        if (type === userRegistered.type)
          await this.recipients.registered(tx, userRegistered.data.parse(data));
        else await this.recipients.profileChanged(tx, profileChanged.data.parse(data));
      }
    });
  }
}
