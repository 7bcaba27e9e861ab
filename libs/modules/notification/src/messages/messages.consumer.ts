import { Controller, Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { importFinished, insightRaised, userRegistered, type Envelope } from '@hisaab/contracts';
import { consumes, Inbox } from '@hisaab/messaging';

import { Channel } from '../channels/message.channel';
import { EventHub } from '../events/event.hub';
import type { OutgoingMessage } from './outgoing-message';
import { WriteMessages } from './write-messages.use-case';

const CONSUMER = 'notification.messages';

@Controller()
export class MessagesConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(WriteMessages) private readonly writeMessages: WriteMessages,
    @Inject(Channel) private readonly channel: Channel,
    @Inject(EventHub) private readonly hub: EventHub,
  ) {}

  /** One at a time: a message that cannot be written now holds up no other. */
  @EventPattern(
    [userRegistered.type, importFinished.type, insightRaised.type],
    consumes(CONSUMER, { batch: 1 }),
  )
  async tell(@Payload() messages: Envelope[]): Promise<void> {
    const written = new Map<string, OutgoingMessage[]>();
    // The words come over a port, so they are fetched before the transaction and not within it.
    for (const message of messages) written.set(message.id, await this.writeMessages.execute(message));
    await this.inbox.process(CONSUMER, messages, async (tx, fresh) => {
      for (const { id } of fresh) {
        for (const message of written.get(id) ?? []) await this.channel.deliver(tx, message);
      }
    });
    this.hub.wake();
  }
}
