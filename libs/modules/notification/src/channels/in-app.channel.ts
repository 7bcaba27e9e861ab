import { Injectable } from '@nestjs/common';
import type { Sql } from '@hisaab/database';

import type { OutgoingMessage } from '../messages/outgoing-message';
import { Channel } from './message.channel';

/** The list of messages in the client: being written is being delivered. */
@Injectable()
export class InAppChannel extends Channel {
  override readonly name = 'in-app';

  override async deliver(tx: Sql, message: OutgoingMessage): Promise<void> {
    await tx.query(
      `with written as (
         insert into message (id, user_id, book_id, kind, title, body, link, locale, template_version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (id) do nothing
         returning id
       )
       insert into delivery (message_id, channel, state) select id, $10, 'sent' from written`,
      [
        message.id,
        message.userId,
        message.bookId,
        message.kind,
        message.title,
        message.body,
        message.link,
        message.locale,
        message.templateVersion,
        this.name,
      ],
    );
  }
}
