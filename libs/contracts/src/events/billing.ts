import { z } from 'zod';
import { defineEvent } from './definition';
import { eventDate, eventId, eventInstant, eventMoney, eventVersion, rowState } from './values';

export const transactionFact = z.object({
  id: eventId,
  version: eventVersion,
  type: z.string(),
  date: eventDate,
  time: z.string().nullable(),
  amount: eventMoney,
  accountId: eventId,
  toAccountId: eventId.nullable(),
  /** Given exactly when the two accounts of a transfer have different currencies. */
  toAmount: eventMoney.nullable(),
  payeeId: eventId.nullable(),
  tagIds: z.array(eventId),
  /** One line a split; a transaction without splits has one, a transfer none. */
  lines: z.array(z.object({ categoryId: eventId.nullable(), amount: eventMoney })),
  source: z.string(),
  state: rowState,
  changeSetId: eventId,
  createdAt: eventInstant,
});

const transactionData = z.object({ transaction: transactionFact });

export const transactionRecorded = defineEvent({
  type: 'billing.transaction.recorded.v1',
  channel: 'facts',
  data: transactionData,
});
export const transactionChanged = defineEvent({
  type: 'billing.transaction.changed.v1',
  channel: 'facts',
  data: transactionData,
});
export const transactionDeleted = defineEvent({
  type: 'billing.transaction.deleted.v1',
  channel: 'facts',
  data: transactionData,
});
export const transactionRestored = defineEvent({
  type: 'billing.transaction.restored.v1',
  channel: 'facts',
  data: transactionData,
});

export const accountFact = z.object({
  id: eventId,
  version: eventVersion,
  kind: z.string(),
  currency: z.string(),
  /** Signed: negative is owed, for every kind. */
  openingBalance: eventMoney,
  openingDate: eventDate,
  archived: z.boolean(),
  state: rowState,
});
export const accountChanged = defineEvent({
  type: 'billing.account.changed.v1',
  channel: 'facts',
  data: z.object({ account: accountFact }),
});

export const categoryFact = z.object({
  id: eventId,
  version: eventVersion,
  kind: z.string(),
  parentId: eventId.nullable(),
  archived: z.boolean(),
  state: rowState,
});
export const categoryChanged = defineEvent({
  type: 'billing.category.changed.v1',
  channel: 'facts',
  data: z.object({ category: categoryFact }),
});

export const payeeMerged = defineEvent({
  type: 'billing.payee.merged.v1',
  channel: 'facts',
  data: z.object({ payeeId: eventId, intoPayeeId: eventId }),
});

/** A name of null means: gone; consumers forget it. */
const named = z.object({ id: eventId, version: eventVersion, name: z.string().nullable() });

export const accountNamed = defineEvent({
  type: 'billing.account.named.v1',
  channel: 'names',
  data: named,
});
export const categoryNamed = defineEvent({
  type: 'billing.category.named.v1',
  channel: 'names',
  data: named.extend({ icon: z.string().nullable(), color: z.string().nullable() }),
});
export const payeeNamed = defineEvent({ type: 'billing.payee.named.v1', channel: 'names', data: named });
export const tagNamed = defineEvent({ type: 'billing.tag.named.v1', channel: 'names', data: named });

export const importRequested = defineEvent({
  type: 'billing.import.requested.v1',
  channel: 'work',
  data: z.object({ importId: eventId, bookId: eventId }),
});
export const importFinished = defineEvent({
  type: 'billing.import.finished.v1',
  channel: 'work',
  data: z.object({
    importId: eventId,
    bookId: eventId,
    userId: eventId,
    status: z.string(),
    imported: z.number().int(),
    duplicates: z.number().int(),
    failed: z.number().int(),
  }),
});

/** A change of more rows than a request waits for; the change set's id names what is to be done. */
export const changeRequested = defineEvent({
  type: 'billing.change.requested.v1',
  channel: 'work',
  data: z.object({ changeSetId: eventId, bookId: eventId }),
});

/** Every numbered fact of billing, in one list: the ledger must see all of them to see that none is missing. */
export const BILLING_FACTS = [
  transactionRecorded,
  transactionChanged,
  transactionDeleted,
  transactionRestored,
  accountChanged,
  categoryChanged,
  payeeMerged,
] as const;

export const BILLING_NAMES = [accountNamed, categoryNamed, payeeNamed, tagNamed] as const;

export type TransactionFact = z.infer<typeof transactionFact>;
export type AccountFact = z.infer<typeof accountFact>;
export type CategoryFact = z.infer<typeof categoryFact>;
