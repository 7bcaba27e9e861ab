import type { Schemas } from '../api/client';

export type Transaction = Schemas['Transaction'];

/** What shall be done to a book. */
export type Work =
  | { readonly kind: 'record'; readonly body: Schemas['TransactionCreate'] }
  | {
      readonly kind: 'change';
      readonly id: string;
      readonly body: Schemas['TransactionPatch'];
      /** What the person saw and changed. */
      readonly before: Transaction;
    }
  | { readonly kind: 'delete'; readonly id: string; readonly before: Transaction };

/** Why the server would not do it, and what is there instead. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly theirs: Transaction | null;
}

/** A write that was made on this device and has not been answered. Its key is fixed when it is first kept. */
export interface Waiting {
  /** Given by the store: the order in which it is sent. */
  readonly position?: number;
  readonly userId: string;
  readonly bookId: string;
  readonly key: string;
  readonly work: Work;
  readonly recordedAt: string;
  readonly tries: number;
  /** The server asked for patience until then. */
  readonly notBefore: number;
  readonly refusal: Refusal | null;
}

export function isWaiting(one: Waiting): boolean {
  return one.refusal === null;
}

/** The request that does it; sent again it is the same, so that the server does it once. */
export function requestOf({ work, key, bookId }: Waiting, origin: string, ownBook: string): Request {
  const headers: Record<string, string> = {
    accept: 'application/json',
    ...(bookId === ownBook ? {} : { 'x-book-id': bookId }),
  };
  if (work.kind === 'delete') {
    return new Request(`${origin}/v1/transactions/${work.id}`, { method: 'DELETE', headers });
  }
  const body = JSON.stringify(work.body);
  if (work.kind === 'change') {
    const match = { 'if-match': `"${work.before.version}"`, 'content-type': 'application/merge-patch+json' };
    const where = `${origin}/v1/transactions/${work.id}`;
    return new Request(where, { method: 'PATCH', headers: { ...headers, ...match }, body });
  }
  const once = { 'idempotency-key': key, 'content-type': 'application/json' };
  return new Request(`${origin}/v1/transactions`, { method: 'POST', headers: { ...headers, ...once }, body });
}

/** The id of the transaction that it is about. */
export function subjectOf({ work }: Waiting): string | null {
  return work.kind === 'record' ? (work.body.id ?? null) : work.id;
}

/** The words of a transaction that are compared and shown. */
export interface Shown {
  readonly type: string;
  readonly amount: { readonly amount: string; readonly currency: string };
  readonly date: string;
  readonly payee: string | null;
  readonly note: string | null;
  readonly categoryId: string | null;
  readonly accountId: string | null;
}

/** How it will look when it is done. */
export function mineOf({ work }: Waiting): Shown {
  const { type, amount, date, payee, note, categoryId, accountId } =
    work.kind === 'delete' ? work.before : { ...(work.kind === 'change' ? work.before : {}), ...work.body };
  return {
    type: type ?? 'expense',
    amount: amount ?? { amount: '0', currency: 'INR' },
    date: date ?? '',
    payee: payee ?? null,
    note: note ?? null,
    categoryId: categoryId ?? null,
    accountId: accountId ?? null,
  };
}

/** Whether the transaction already says all that the patch says: it was sent, and only the answer was lost. */
export function says(theirs: Transaction, patch: Schemas['TransactionPatch']): boolean {
  const there: Readonly<Record<string, unknown>> = theirs;
  const plain = (value: unknown): string => JSON.stringify(value ?? null);
  return Object.entries(patch).every(([name, value]) => {
    if (name === 'splits') {
      const parts = (value as typeof patch.splits) ?? [];
      const lines = (list: readonly { categoryId: string | null; amount: unknown }[]) =>
        plain(list.map(({ categoryId, amount }) => [categoryId, amount]));
      return lines(parts) === lines(theirs.splits);
    }
    return plain(value) === plain(there[name]);
  });
}

/** What was sent once may have arrived: only what never left, or was refused, can be taken off without a doubt. */
export function canDiscard({ refusal, tries, work }: Waiting): boolean {
  return refusal !== null || (tries === 0 && work.kind === 'record');
}
