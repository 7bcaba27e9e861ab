import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { bookChanged, userRegistered, type Envelope } from '@hisaab/contracts';
import { consumes, Inbox } from '@hisaab/messaging';
import { saveSettings } from './book-settings.repository';
import { BookSetup } from './book.setup';

/** Sets up the books of new users and keeps the copy of the books' settings. */
@Controller()
export class BookSettingsConsumer {
  constructor(
    private readonly inbox: Inbox,
    private readonly setup: BookSetup,
  ) {}

  @EventPattern([userRegistered.type], consumes('billing.books'))
  async onRegistered(@Payload() messages: Envelope[]): Promise<void> {
    await this.inbox.process('billing.books', messages, async (tx, fresh) => {
      for (const message of fresh) {
        const { bookId, userId, currency, timezone, locale } = userRegistered.data.parse(message.data);
        await this.setup.ensureBook(tx, { bookId, currency, timezone, locale }, userId);
      }
    });
  }

  @EventPattern([bookChanged.type], consumes('billing.books'))
  async onBookChanged(@Payload() messages: Envelope[]): Promise<void> {
    await this.inbox.process('billing.books', messages, async (tx, fresh) => {
      for (const message of fresh) {
        const settings = bookChanged.data.parse(message.data);
        const isNewer = await saveSettings(tx, settings);
        if (isNewer) await this.setup.followCurrency(tx, settings.bookId, settings.currency);
      }
    });
  }
}
