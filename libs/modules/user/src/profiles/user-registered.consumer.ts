import { Controller, Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { userRegistered, type Envelope } from '@hisaab/contracts';
import { consumes, Inbox } from '@hisaab/messaging';
import { SetUp } from './set-up.use-case';

const CONSUMER = 'user';

@Controller()
export class UserRegisteredConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(SetUp) private readonly setUp: SetUp,
  ) {}

  @EventPattern([userRegistered.type], consumes(CONSUMER))
  async register(@Payload() messages: Envelope[]): Promise<void> {
    await this.inbox.process(CONSUMER, messages, async (tx, fresh) => {
      for (const message of fresh) await this.setUp.within(tx, userRegistered.data.parse(message.data));
    });
  }
}
