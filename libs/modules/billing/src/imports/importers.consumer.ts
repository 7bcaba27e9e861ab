import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { profileChanged, type Envelope } from '@hisaab/contracts';
import { consumes, Inbox } from '@hisaab/messaging';
import { keepName } from './importers.repository';

const CONSUMER = 'billing.importers';

@Controller()
export class ImportersConsumer {
  constructor(private readonly inbox: Inbox) {}

  @EventPattern([profileChanged.type], consumes(CONSUMER))
  async keep(@Payload() messages: Envelope[]): Promise<void> {
    await this.inbox.process(CONSUMER, messages, async (tx, fresh) => {
      for (const { data } of fresh) await keepName(tx, profileChanged.data.parse(data));
    });
  }
}
