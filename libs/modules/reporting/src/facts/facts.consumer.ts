import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { BILLING_FACTS, BILLING_NAMES, bookChanged, entriesPosted, type Envelope } from '@hisaab/contracts';
import { consumes, Inbox } from '@hisaab/messaging';
import { BookProgress } from '../books/books.progress';
import { ProjectEvents } from './project-events.use-case';

const CONSUMER = 'reporting';
/** All that the projection is made of. */
export const PROJECTED_TYPES = [...BILLING_FACTS, ...BILLING_NAMES, bookChanged, entriesPosted].map(
  ({ type }) => type,
);

@Controller()
export class FactsConsumer {
  constructor(
    private readonly inbox: Inbox,
    private readonly events: ProjectEvents,
    private readonly progress: BookProgress,
  ) {}

  /** A gap in a book's numbers does not matter here: each fact carries the whole state and its version. */
  @EventPattern(PROJECTED_TYPES, consumes(CONSUMER, { batch: 500 }))
  async project(@Payload() messages: Envelope[]): Promise<void> {
    await this.inbox.process(CONSUMER, messages, (tx, fresh) => this.events.execute(tx, fresh));
    this.progress.announce(new Set(messages.flatMap(({ bookid }) => bookid ?? [])));
  }
}
