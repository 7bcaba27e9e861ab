import { Controller, type Type } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { membershipChanged, sessionEnded, type Envelope, type Service } from '@hisaab/contracts';
import { consumes, Inbox } from '@hisaab/messaging';
import { AccessCopies } from './access-copies.repository';
import { EndedSessions } from './ended-sessions';

/** The consumer that keeps a service's copies of ended sessions and memberships. One class a service: the name of
 * the consumer is part of its pattern. */
export function accessCopiesConsumer(service: Service): Type<object> {
  const consumer = `${service}.access`;

  @Controller()
  class AccessCopiesConsumer {
    constructor(
      private readonly inbox: Inbox,
      private readonly copies: AccessCopies,
      private readonly ended: EndedSessions,
    ) {}

    @EventPattern([sessionEnded.type, membershipChanged.type], consumes(consumer))
    async keep(@Payload() messages: Envelope[]): Promise<void> {
      const endings: string[] = [];
      await this.inbox.process(consumer, messages, async (tx, fresh) => {
        endings.length = 0;
        for (const message of fresh) {
          if (message.type === sessionEnded.type)
            endings.push(sessionEnded.data.parse(message.data).sessionId);
          else await this.copies.membershipChanged(tx, membershipChanged.data.parse(message.data));
        }
        if (endings.length > 0) await this.copies.sessionEnded(tx, endings);
      });
      for (const sessionId of endings) this.ended.add(sessionId);
    }
  }
  Object.defineProperty(AccessCopiesConsumer, 'name', { value: `AccessCopiesConsumer_${service}` });
  return AccessCopiesConsumer;
}
