import { z } from 'zod';
import { query, page, pageOf } from './parameters';
import {
  civilDate,
  civilTime,
  freeText,
  id,
  instant,
  money,
  moneyIn,
  newId,
  plainAmount,
  text,
  version,
} from './values';

export const transactionType = z.enum(['expense', 'income', 'transfer']);
export const transactionSource = z.enum(['manual', 'quick', 'import', 'sample']);

const tag = text(50);
export const tags = z.array(tag).max(50);
const splitIn = z.strictObject({
  categoryId: id,
  amount: moneyIn,
  note: freeText(1000).nullable().optional(),
});
const splits = z.array(splitIn).min(1).max(100);
/** A name, or "Parent/Child"; made when missing. */
const categoryName = text(201);

export const recordTransaction = z
  .strictObject({
    id: newId.optional(),
    type: transactionType,
    amount: moneyIn,
    date: civilDate,
    time: civilTime.nullable().optional(),
    accountId: id.optional(),
    toAccountId: id.nullable().optional(),
    toAmount: moneyIn.nullable().optional(),
    categoryId: id.nullable().optional().meta({
      description: 'Left out: what the payee or the note had before; null: none',
    }),
    category: categoryName.nullable().optional(),
    payee: freeText(200).nullable().optional(),
    note: freeText(1000).nullable().optional(),
    tags: tags.optional(),
    splits: splits.nullable().optional(),
  })
  .meta({
    id: 'TransactionCreate',
    example: {
      type: 'expense',
      amount: { amount: '249.50', currency: 'INR' },
      date: '2026-11-22',
      payee: 'Swiggy',
      tags: ['team'],
    },
  });

/** A merge patch: what is absent stays, null takes away, arrays replace whole. */
export const patchTransaction = z
  .strictObject({
    type: transactionType.optional(),
    amount: moneyIn.optional(),
    date: civilDate.optional(),
    time: civilTime.nullable().optional(),
    accountId: id.optional(),
    toAccountId: id.nullable().optional(),
    toAmount: moneyIn.nullable().optional(),
    categoryId: id.nullable().optional(),
    category: categoryName.nullable().optional(),
    payee: freeText(200).nullable().optional(),
    note: freeText(1000).nullable().optional(),
    tags: tags.nullable().optional(),
    splits: splits.nullable().optional(),
  })
  .meta({ id: 'TransactionPatch', example: { note: 'with the team' } });

export const transaction = z
  .object({
    id,
    bookId: id,
    version,
    type: z.string(),
    amount: money,
    date: civilDate,
    time: z.string().nullable(),
    accountId: id,
    toAccountId: id.nullable(),
    toAmount: money.nullable(),
    categoryId: id.nullable(),
    categorySource: z.string().meta({ description: 'given, learned or none' }),
    payeeId: id.nullable(),
    payee: z.string().nullable(),
    note: z.string().nullable(),
    tags: z.array(z.string()),
    splits: z.array(z.object({ categoryId: id.nullable(), amount: money, note: z.string().nullable() })),
    source: z.string(),
    state: z.string().meta({ description: 'live or deleted' }),
    deletedAt: instant.nullable(),
    changeSetId: id,
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Transaction' });

/** Asked for in the place of an id: the rows that have none. */
export const NONE = 'none';
const idOrNone = z.union([id, z.literal(NONE)]);

const filters = {
  from: civilDate.optional(),
  to: civilDate.optional(),
  type: transactionType.optional(),
  accountId: id.optional(),
  categoryId: idOrNone.optional().meta({
    description: 'With its children; none: what was spent or received without a category and without splits',
  }),
  payeeId: idOrNone.optional().meta({ description: 'none: without a payee' }),
  tag: tag.optional(),
  q: text(200).optional(),
  minAmount: plainAmount.optional(),
  maxAmount: plainAmount.optional(),
  source: transactionSource.optional(),
};

/** The filters of transactions as the parameters that other queries (exports, summaries) take too. */
export const transactionFilters = filters;

export const transactionsQuery = query({
  ...page,
  ...filters,
  state: z.enum(['live', 'deleted']).default('live').meta({
    description: 'deleted lists what can still be restored',
  }),
});

export const transactionPath = z.strictObject({ id });
export const transactionPage = pageOf(transaction).meta({ id: 'TransactionPage' });

export const transactionFilter = z.strictObject(filters).meta({ id: 'TransactionFilter' });

export type RecordTransaction = z.infer<typeof recordTransaction>;
export type PatchTransaction = z.infer<typeof patchTransaction>;
export type Transaction = z.infer<typeof transaction>;
export type TransactionFilter = z.infer<typeof transactionFilter>;
export type TransactionsQuery = z.infer<typeof transactionsQuery>;
