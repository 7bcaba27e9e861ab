import { Controller, Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { BILLING_FACTS, BILLING_NAMES, type Envelope } from '@hisaab/contracts';
import { consumes } from '@hisaab/messaging';

import { BookPositionsRepository } from './book-positions.repository';
import { EventHub } from './event.hub';

/** The first name of a thing comes with a fact that has it. */
function isRename({ data }: Envelope): boolean {
  return typeof data === 'object' && data !== null && 'version' in data && Number(data.version) > 1;
}

@Controller()
export class BookPositionsConsumer {
  constructor(
    @Inject(BookPositionsRepository) private readonly positions: BookPositionsRepository,
    @Inject(EventHub) private readonly hub: EventHub,
  ) {}

  @EventPattern(BILLING_FACTS.map(({ type }) => type), consumes('notification', { batch: 500 }))
  async follow(@Payload() messages: Envelope[]): Promise<void> {
    const newest = new Map<string, number>();
    for (const { bookid: bookId, sequence } of messages) {
      if (bookId === undefined || sequence === undefined) continue;
      newest.set(bookId, Math.max(newest.get(bookId) ?? 0, sequence));
    }
    if (newest.size === 0) return;
    await this.positions.reached(newest);
    this.hub.wake([...newest.keys()]);
  }

  @EventPattern(BILLING_NAMES.map(({ type }) => type), consumes('notification.renames', { batch: 500 }))
  async renamed(@Payload() messages: Envelope[]): Promise<void> {
    const books = new Set(messages.filter(isRename).flatMap(({ bookid: bookId }) => bookId ?? []));
    if (books.size === 0) return;
    await this.positions.renamed([...books]);
    this.hub.wake([...books]);
  }
}
