import { Injectable } from '@nestjs/common';
import type { QuickAnswer, RecordTransaction as Body } from '@hisaab/contracts';
import { Database, type Sql } from '@hisaab/database';
import { DomainError, foldName, formatMoney, parseMoney, today, type MoneyText } from '@hisaab/kernel';
import { Answer, type WriteContext } from '@hisaab/platform';
import { liveAccounts } from '../accounts/accounts.repository';
import { bookSettings } from '../books/book-settings.repository';
import { BookSetup } from '../books/book.setup';
import { liveCategories } from '../categories/categories.repository';
import { RecordTransaction } from '../transactions/record-transaction.use-case';
import { QuickVocabulary } from './quick-words.files';
import { understand, withLearned, type QuickBook, type QuickResult } from './understand';

/** Names beyond the busiest ones are typed in full so rarely that they are taken as notes. */
const MOST_PAYEES = 5_000;

const last = (payee: string): string => `(select t.category_id from transaction t
  join category c on c.book_id = t.book_id and c.id = t.category_id and c.state = 'live' and not c.archived
  where t.book_id = $1 and t.payee_id = ${payee} and t.type = $3 and t.state = 'live'
  order by t.date desc, coalesce(t.time, '24:00') desc, t.id desc limit 1)`;

/** As recording learns it: from the payee that an alias leads to, then from the alias. */
const LAST_OF_PAYEE = {
  name: 'billing-quick-learned',
  text: `select coalesce(${last('coalesce(p.into_id, p.id)')}, ${last('p.id')}) as category_id
    from payee p where p.book_id = $1 and p.name_fold = $2 and p.state = 'live'`,
};

/** Understands a line by the names of the book, and records it when that is asked and nothing is missing. */
@Injectable()
export class EnterQuickly {
  constructor(
    private readonly database: Database,
    private readonly setup: BookSetup,
    private readonly record: RecordTransaction,
    private readonly vocabulary: QuickVocabulary,
  ) {}

  async execute(write: WriteContext, text: string, save: boolean): Promise<Answer> {
    const { bookId } = write.access;
    await this.setup.ensure(write.access);
    const read = understand(text, await this.book(this.database, bookId), this.vocabulary.words);
    const learned = await this.learned(bookId, read);
    const result = learned === null ? read : withLearned(read, learned);
    const amount = checkedAmount(result);
    if (!save) return new Answer(200, answerOf(result, amount));
    if (amount === null || result.missing.length > 0) {
      throw new DomainError(
        'quick-entry-incomplete',
        'unprocessable',
        `Still missing: ${result.missing.join(', ')}.`,
        {
          missing: result.missing,
        },
      );
    }
    const body = bodyOf(result, amount);
    // What is learned is said to be learned: recording does it anew.
    if (learned !== null) delete body.categoryId;
    return this.record.execute(write, body, 'quick');
  }

  /** What the payee had last; only where the line names no category itself. */
  private async learned(bookId: string, { draft, payeeAlone }: QuickResult): Promise<string | null> {
    if (draft.payee === null || payeeAlone === null) return null;
    const [last] = await this.database.query<{ category_id: string | null }>(LAST_OF_PAYEE, [
      bookId,
      foldName(draft.payee),
      draft.type,
    ]);
    return last?.category_id ?? null;
  }

  private async book(sql: Sql, bookId: string): Promise<QuickBook> {
    const [settings, accounts, categories, payees] = await Promise.all([
      bookSettings(sql, bookId),
      liveAccounts(sql, bookId),
      liveCategories(sql, bookId),
      sql.query<{ name: string }>(
        {
          name: 'billing-quick-payees',
          text: `select name from payee where book_id = $1 and state = 'live' order by updated_at desc limit $2`,
        },
        [bookId, MOST_PAYEES],
      ),
    ]);
    return {
      today: today(settings.timezone, new Date()),
      currency: settings.currency,
      accounts: accounts
        .filter((account) => !account.archived)
        .map(({ id, name, kind, opening }) => ({ id, name, kind, currency: opening.currency })),
      categories: categories.filter((category) => !category.archived),
      payees: payees.map(({ name }) => name),
    };
  }
}

function checkedAmount({ draft }: QuickResult): MoneyText | null {
  return draft.amount === null ? null : formatMoney(parseMoney({ ...draft.amount }));
}

function answerOf({ draft, understood, missing }: QuickResult, amount: MoneyText | null): QuickAnswer {
  return {
    draft: { ...draft, amount, tags: [...draft.tags] },
    understood: [...understood],
    missing: [...missing],
  };
}

function bodyOf({ draft }: QuickResult, amount: MoneyText): Body {
  return {
    type: draft.type,
    amount,
    date: draft.date,
    ...(draft.accountId === null ? {} : { accountId: draft.accountId }),
    toAccountId: draft.toAccountId,
    ...(draft.categoryId === null ? {} : { categoryId: draft.categoryId }),
    payee: draft.payee,
    note: draft.note,
    tags: [...draft.tags],
  };
}
