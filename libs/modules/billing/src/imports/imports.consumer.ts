import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { importRequested, type Envelope } from '@hisaab/contracts';
import { consumes, Inbox } from '@hisaab/messaging';
import { ImportWorker } from './import.worker';

const CONSUMER = 'billing.imports';

/** Imports take their time: they have a pace of their own, and several run beside each other. */
@Controller()
export class ImportsConsumer {
  constructor(
    private readonly worker: ImportWorker,
    private readonly inbox: Inbox,
  ) {}

  /**
   * The import's own row says how far it is, in the transactions of its rows, so a repeated message finds nothing
   * left to do. The inbox is written at the end: an import is longer than a transaction should be.
   */
  @EventPattern([importRequested.type], consumes(CONSUMER, { batch: 1, concurrency: 3 }))
  async onRequested(@Payload() messages: Envelope[]): Promise<void> {
    for (const message of messages) {
      const { bookId, importId } = importRequested.data.parse(message.data);
      await this.worker.work(bookId, importId);
    }
    await this.inbox.process(CONSUMER, messages, () => Promise.resolve());
  }
}
