import { uuidv7 } from '@hisaab/kernel';

export type Noun = 'transaction' | 'account' | 'category' | 'payee' | 'tag';

export type ChangeSetKind =
  | 'set-up'
  | 'record'
  | 'change'
  | 'delete'
  | 'restore'
  | 'bulk'
  | 'move'
  | 'merge'
  | 'import'
  | 'sample'
  | 'undo';

/** Everything that one write did to a book: what undo takes back as a whole. */
export interface ChangeSet {
  readonly bookId: string;
  readonly id: string;
  readonly kind: ChangeSetKind;
  /** Who did it; null where nobody did (a set-up by event). */
  readonly actor: string | null;
  readonly at: Date;
  /** The change set that this one takes back. */
  readonly undoes: string | null;
}

export function newChangeSet(
  bookId: string,
  kind: ChangeSetKind,
  actor: string | null,
  more: { id?: string; at?: Date; undoes?: string } = {},
): ChangeSet {
  return {
    bookId,
    id: more.id ?? uuidv7(),
    kind,
    actor,
    at: more.at ?? new Date(),
    undoes: more.undoes ?? null,
  };
}
