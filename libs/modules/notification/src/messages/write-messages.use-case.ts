import { Inject, Injectable } from '@nestjs/common';
import { importFinished, insightRaised, userRegistered, type Envelope } from '@hisaab/contracts';

import { PreferencesRepository } from '../preferences/preferences.repository';
import { NamesRepository } from '../recipients/names.repository';
import { RecipientsRepository, type Recipient } from '../recipients/recipients.repository';
import { messageId } from './message-id';
import type { MessageKind, OutgoingMessage } from './outgoing-message';
import { TemplateRenderer } from './template-renderer';

/** What is to be told: to whom, about what, with which variables of the template of the same key. */
interface Occasion {
  readonly kind: MessageKind;
  readonly sourceId: string;
  readonly bookId: string;
  readonly recipients: readonly Recipient[];
  readonly link: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Turns an event into the messages that it means, one for each person who wants to hear of it. */
@Injectable()
export class WriteMessages {
  constructor(
    @Inject(RecipientsRepository) private readonly recipients: RecipientsRepository,
    @Inject(NamesRepository) private readonly names: NamesRepository,
    @Inject(PreferencesRepository) private readonly preferences: PreferencesRepository,
    @Inject(TemplateRenderer) private readonly templates: TemplateRenderer,
  ) {}

  async execute(event: Envelope): Promise<OutgoingMessage[]> {
    const occasion = await this.occasionOf(event);
    if (!occasion) return [];
    const { kind, sourceId, bookId, link, variables } = occasion;
    const messages: OutgoingMessage[] = [];
    for (const { userId, locale } of occasion.recipients) {
      if (!(await this.preferences.wants(userId, kind))) continue;
      const { version, ...rendered } = await this.templates.render(kind, locale, variables);
      const id = messageId(kind, sourceId, userId);
      messages.push({ id, userId, bookId, kind, link, ...rendered, templateVersion: version });
    }
    return messages;
  }

  private occasionOf({ type, data }: Envelope): Promise<Occasion | null> {
    if (type === userRegistered.type) return Promise.resolve(welcome(data));
    if (type === importFinished.type) return this.importFinished(data);
    return this.largeExpense(data);
  }

  private async importFinished(data: unknown): Promise<Occasion | null> {
    const { importId, bookId, userId, status, imported, duplicates, failed } =
      importFinished.data.parse(data);
    if (status !== 'done' && status !== 'failed') return null;
    return {
      kind: 'import-finished',
      sourceId: importId,
      bookId,
      recipients: known(await this.recipients.byUser(userId), `user ${userId}`),
      link: `/import/${importId}`,
      variables: { status, imported, duplicates, failed },
    };
  }

  private async largeExpense(data: unknown): Promise<Occasion | null> {
    const { id, kind, bookId, categoryId, amount, median, date } = insightRaised.data.parse(data);
    if (kind !== 'large-expense') return null;
    const category = categoryId === null ? null : await this.names.nameOf(bookId, 'category', categoryId);
    return {
      kind: 'large-expense',
      sourceId: id,
      bookId,
      recipients: known(await this.recipients.ofBook(bookId), `members of book ${bookId}`),
      link: `/transactions?from=${date}&to=${date}`,
      variables: {
        amount,
        median,
        date,
        categorised: category === null ? 'no' : 'yes',
        category: category ?? '',
      },
    };
  }
}

/** The event brings all that is needed; the copy of the recipient may still be on its way. */
function welcome(data: unknown): Occasion {
  const { userId, bookId, name, locale } = userRegistered.data.parse(data);
  return {
    kind: 'welcome',
    sourceId: userId,
    bookId,
    recipients: [{ userId, name, locale }],
    link: '/',
    variables: { named: name ? 'yes' : 'no', name: name ?? '' },
  };
}

/** Whom we do not know yet we shall know soon: failing here brings the message again later. */
function known(recipients: readonly Recipient[], who: string): readonly Recipient[] {
  if (recipients.length === 0) throw new Error(`No recipient is known yet: ${who}`);
  return recipients;
}
