/** Whom money went to or came from. A merged one is an alias: its name and id lead on to another. */
export interface Payee {
  readonly bookId: string;
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly intoId: string | null;
  readonly state: 'live' | 'deleted';
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export function makePayee(name: string, given: { bookId: string; id: string; at: Date }): Payee {
  return {
    bookId: given.bookId,
    id: given.id,
    version: 1,
    name,
    intoId: null,
    state: 'live',
    createdAt: given.at,
    updatedAt: given.at,
  };
}

export function renamePayee(payee: Payee, name: string, at: Date): Payee {
  return { ...payee, name, version: payee.version + 1, updatedAt: at };
}

export function mergePayee(payee: Payee, intoId: string, at: Date): Payee {
  return { ...payee, intoId, version: payee.version + 1, updatedAt: at };
}
