import { Controller, Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { bookChanged, profileChanged, type Envelope } from '@hisaab/contracts';
import { consumes, Inbox } from '@hisaab/messaging';

const CONSUMER = 'auth.details';

/** What tokens and logins say about a person follows what the person changes at user's. */
@Controller()
export class IdentityDetailsConsumer {
  constructor(@Inject(Inbox) private readonly inbox: Inbox) {}

  @EventPattern([profileChanged.type, bookChanged.type], consumes(CONSUMER))
  async follow(@Payload() messages: Envelope[]): Promise<void> {
    await this.inbox.process(CONSUMER, messages, async (tx, fresh) => {
      for (const message of fresh) {
        if (message.type === profileChanged.type) {
          const { userId, version, name, locale } = profileChanged.data.parse(message.data);
          await tx.query(
            `update identity set name = $2, locale = $3, profile_version = $4 where id = $1 and profile_version < $4`,
            [userId, name, locale, version],
          );
        } else {
          const { bookId, version, currency, timezone } = bookChanged.data.parse(message.data);
          await tx.query(
            `update identity set currency = $2, timezone = $3, book_version = $4
             where book_id = $1 and book_version < $4`,
            [bookId, currency, timezone, version],
          );
        }
      }
    });
  }
}
