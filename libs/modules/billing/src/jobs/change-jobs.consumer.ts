import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { changeRequested, type Envelope } from '@hisaab/contracts';
import { consumes, Inbox } from '@hisaab/messaging';
import { ChangeJobRunner } from './change-job.runner';

const CONSUMER = 'billing.changes';

/** Changes of very many rows, at a pace of their own beside imports. */
@Controller()
export class ChangeJobsConsumer {
  constructor(
    private readonly runner: ChangeJobRunner,
    private readonly inbox: Inbox,
  ) {}

  /**
   * The job's own row says how far it is, in the transactions of its rows, so a repeated message finds nothing left
   * to do. The inbox is written at the end: a job is longer than a transaction should be.
   */
  @EventPattern([changeRequested.type], consumes(CONSUMER, { batch: 1, concurrency: 3 }))
  async onRequested(@Payload() messages: Envelope[]): Promise<void> {
    for (const message of messages) {
      const { bookId, changeSetId } = changeRequested.data.parse(message.data);
      await this.runner.run(bookId, changeSetId);
    }
    await this.inbox.process(CONSUMER, messages, () => Promise.resolve());
  }
}
