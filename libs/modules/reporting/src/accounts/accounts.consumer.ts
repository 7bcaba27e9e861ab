import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { accountChanged, type Envelope } from '@hisaab/contracts';
import { consumes, Inbox } from '@hisaab/messaging';
import { ProjectEvents } from '../facts/project-events.use-case';

const CONSUMER = 'reporting.accounts';

/**
 * Reads the accounts once more, from billing's first fact on: the consumer `reporting` had passed those of older books
 * before reporting kept accounts. What both have told is the same version and changes nothing.
 */
@Controller()
export class AccountsConsumer {
  constructor(
    private readonly inbox: Inbox,
    private readonly events: ProjectEvents,
  ) {}

  @EventPattern([accountChanged.type], consumes(CONSUMER, { batch: 500 }))
  project(@Payload() messages: Envelope[]): Promise<void> {
    return this.inbox.process(CONSUMER, messages, (tx, fresh) =>
      this.events.execute(tx, fresh.map(withoutNumber)),
    );
  }
}

/** How far a book is told is for the consumer of all its facts to say. */
function withoutNumber({ sequence: _sequence, ...message }: Envelope): Envelope {
  return message;
}
