import type { AccountFact, CategoryFact, Envelope, TransactionFact } from '@hisaab/contracts';
import { uuidv7 } from '@hisaab/kernel';

/** Envelopes as billing would send them for one book. */
export class ToldBook {
  readonly bookId = uuidv7();
  readonly accountId = uuidv7();
  sequence = 0;

  constructor(readonly currency = 'INR') {}

  fact(type: string, data: unknown): Envelope {
    return { ...this.name(type, data), sequence: ++this.sequence };
  }

  name(type: string, data: unknown, source = '/billing'): Envelope {
    return {
      specversion: '1.0',
      id: uuidv7(),
      source,
      type,
      time: new Date().toISOString(),
      datacontenttype: 'application/json',
      bookid: this.bookId,
      data,
    };
  }

  transaction(
    given: Partial<TransactionFact> & { minor?: string; categoryId?: string | null } = {},
  ): TransactionFact {
    const { minor = '100.00', categoryId = null, ...rest } = given;
    const amount = { amount: minor, currency: this.currency };
    return {
      id: uuidv7(),
      version: 1,
      type: 'expense',
      date: '2026-03-10',
      time: null,
      amount,
      accountId: this.accountId,
      toAccountId: null,
      toAmount: null,
      payeeId: null,
      tagIds: [],
      lines: [{ categoryId, amount: rest.amount ?? amount }],
      source: 'manual',
      state: 'live',
      changeSetId: uuidv7(),
      createdAt: new Date().toISOString(),
      ...rest,
    };
  }

  recorded(transaction: TransactionFact): Envelope {
    return this.fact('billing.transaction.recorded.v1', { transaction });
  }

  changed(transaction: TransactionFact): Envelope {
    return this.fact('billing.transaction.changed.v1', { transaction });
  }

  category(given: Partial<CategoryFact> & { name?: string }): { id: string; messages: Envelope[] } {
    const { name = 'Food', ...rest } = given;
    const category = {
      id: uuidv7(),
      version: 1,
      kind: 'expense',
      parentId: null,
      archived: false,
      state: 'live',
      ...rest,
    };
    return {
      id: category.id,
      messages: [
        this.fact('billing.category.changed.v1', { category }),
        this.name('billing.category.named.v1', {
          id: category.id,
          version: 1,
          name,
          icon: null,
          color: null,
        }),
      ],
    };
  }

  account(given: Partial<AccountFact> & { minor?: string } = {}): Envelope {
    const { minor = '0.00', currency = this.currency, ...rest } = given;
    const account = {
      id: this.accountId,
      version: 1,
      kind: 'bank',
      currency,
      openingBalance: { amount: minor, currency },
      openingDate: '2026-01-01',
      archived: false,
      state: 'live',
      ...rest,
    };
    return this.fact('billing.account.changed.v1', { account });
  }

  named(noun: 'account' | 'payee' | 'tag', id: string, name: string | null, version = 1): Envelope {
    return this.name(`billing.${noun}.named.v1`, { id, version, name });
  }

  settings(given: {
    version?: number;
    firstWeekday?: number;
    monthStartDay?: number;
    timezone?: string;
  }): Envelope {
    const data = {
      bookId: this.bookId,
      version: 1,
      currency: this.currency,
      timezone: 'Asia/Kolkata',
      firstWeekday: 1,
      monthStartDay: 1,
      ...given,
    };
    return { ...this.name('user.book.changed.v1', data, '/user'), sequence: data.version };
  }
}
