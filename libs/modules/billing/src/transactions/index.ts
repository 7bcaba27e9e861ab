// What the other folders of billing (imports, quick entry, samples) use of transactions.
export { TransactionWriter } from './transaction.writer';
export type { CategorySource, Line, Transaction, TransactionDraft, TransactionSource } from './transaction';
