import type { AccountFact, CategoryFact, Envelope, TransactionFact } from '@hisaab/contracts';
import { uuidv7 } from '@hisaab/kernel';

/** Makes billing's facts of one book, numbered without gaps, as the relay would bring them. */
export class BillingBook {
  readonly bookId = uuidv7();
  readonly actor = uuidv7();
  sequence = 0;

  account(change: Partial<AccountFact> = {}): Envelope {
    const account: AccountFact = {
      id: uuidv7(),
      version: 1,
      kind: 'bank',
      currency: 'INR',
      openingBalance: { amount: '0.00', currency: change.currency ?? 'INR' },
      openingDate: '2026-01-01',
      archived: false,
      state: 'live',
      ...change,
    };
    return this.fact('billing.account.changed.v1', { account });
  }

  category(change: Partial<CategoryFact> = {}): Envelope {
    const category: CategoryFact = {
      id: uuidv7(),
      version: 1,
      kind: 'expense',
      parentId: null,
      archived: false,
      state: 'live',
      ...change,
    };
    return this.fact('billing.category.changed.v1', { category });
  }

  recorded(transaction: TransactionFact): Envelope {
    return this.fact('billing.transaction.recorded.v1', { transaction });
  }

  changed(transaction: TransactionFact): Envelope {
    return this.fact('billing.transaction.changed.v1', { transaction });
  }

  deleted(transaction: TransactionFact): Envelope {
    return this.fact('billing.transaction.deleted.v1', { transaction: { ...transaction, state: 'deleted' } });
  }

  restored(transaction: TransactionFact): Envelope {
    return this.fact('billing.transaction.restored.v1', { transaction });
  }

  merged(payeeId: string, intoPayeeId: string): Envelope {
    return this.fact('billing.payee.merged.v1', { payeeId, intoPayeeId });
  }

  named(
    noun: 'account' | 'category' | 'payee' | 'tag',
    id: string,
    name: string | null,
    version = 1,
  ): Envelope {
    const data = noun === 'category' ? { id, version, name, icon: null, color: null } : { id, version, name };
    return this.envelope(`billing.${noun}.named.v1`, data);
  }

  private fact(type: string, data: object): Envelope {
    this.sequence += 1;
    return { ...this.envelope(type, data), sequence: this.sequence };
  }

  private envelope(type: string, data: object): Envelope {
    return {
      specversion: '1.0',
      id: uuidv7(),
      source: '/billing',
      type,
      time: new Date().toISOString(),
      datacontenttype: 'application/json',
      bookid: this.bookId,
      actor: this.actor,
      data: JSON.parse(JSON.stringify(data)) as unknown,
    };
  }
}

/** An expense of one line; what is given replaces. */
export function transaction(change: Partial<TransactionFact> = {}): TransactionFact {
  const amount = change.amount ?? { amount: '249.50', currency: 'INR' };
  return {
    id: uuidv7(),
    version: 1,
    type: 'expense',
    date: '2026-11-20',
    time: null,
    amount,
    accountId: uuidv7(),
    toAccountId: null,
    toAmount: null,
    payeeId: null,
    tagIds: [],
    lines: [{ categoryId: null, amount }],
    source: 'manual',
    state: 'live',
    changeSetId: uuidv7(),
    createdAt: '2026-11-20T10:00:00.000Z',
    ...change,
  };
}
