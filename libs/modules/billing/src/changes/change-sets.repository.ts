import type { Sql } from '@hisaab/database';
import { DomainError } from '@hisaab/kernel';
import type { ChangeSet, ChangeSetKind, Noun } from './change-set';

export interface DoneChange {
  readonly sequence: bigint;
  readonly sub: number;
  readonly id: string;
  /** Of the row after the change. */
  readonly version: number;
  readonly before: object | null;
  /** null: written before rows were hashed. */
  readonly afterHash: Buffer | null;
}

interface SetRow {
  kind: ChangeSetKind;
  actor: string | null;
  undoes: string | null;
  undone_by: string | null;
  created_at: Date;
}

/** The change set, if it can be taken back. */
export async function undoableSet(tx: Sql, bookId: string, id: string): Promise<ChangeSet> {
  const { set, undoneBy } = await findSet(tx, bookId, id);
  if (undoneBy) {
    throw new DomainError('already-undone', 'conflict', 'This change was taken back before.', { undoneBy });
  }
  if (set.kind === 'set-up') {
    throw new DomainError('not-undoable', 'unprocessable', 'What a book begins with stays.');
  }
  return set;
}

export async function findSet(
  tx: Sql,
  bookId: string,
  id: string,
): Promise<{ set: ChangeSet; undoneBy: string | null }> {
  const [row] = await tx.query<SetRow>(
    'select kind, actor, undoes, undone_by, created_at from change_set where book_id = $1 and id = $2',
    [bookId, id],
  );
  if (!row) throw new DomainError('change-set-not-found', 'missing', 'There is no such change in this book.');
  const { kind, actor, undoes, created_at: at } = row;
  return { set: { bookId, id, kind, actor, undoes, at }, undoneBy: row.undone_by };
}

/** How many things the set changed. */
export async function sizeOfSet(tx: Sql, set: ChangeSet): Promise<number> {
  const [row] = await tx.query<{ size: number }>(
    'select count(*)::int as size from change where book_id = $1 and change_set_id = $2',
    [set.bookId, set.id],
  );
  return row?.size ?? 0;
}

/** From now on the set is being taken back: nobody else may, and it does nothing more itself. */
export async function markUndone(tx: Sql, set: ChangeSet, by: string): Promise<void> {
  await tx.query('update change_set set undone_by = $3 where book_id = $1 and id = $2', [
    set.bookId,
    set.id,
    by,
  ]);
}

/** What the undone set had taken back itself is there again, and can be undone again. */
export async function markThereAgain(tx: Sql, undone: ChangeSet): Promise<void> {
  if (undone.undoes === null) return;
  await tx.query('update change_set set undone_by = null where book_id = $1 and id = $2', [
    undone.bookId,
    undone.undoes,
  ]);
}

interface ChangeRow {
  sequence: bigint;
  sub: number;
  noun_id: string;
  version: number;
  before: object | null;
  after_hash: Buffer | null;
}

export interface ChangePlace {
  readonly sequence: bigint;
  readonly sub: number;
}

/** A page of what a set did to one kind of thing, in its order or the other way round. */
export async function changesOfSet(
  tx: Sql,
  set: ChangeSet,
  noun: Noun,
  page: {
    /** Only what it made, or only what was there before. */
    readonly made?: boolean;
    readonly backwards?: boolean;
    readonly behind: ChangePlace | null;
    readonly limit: number;
  },
): Promise<DoneChange[]> {
  const order = page.backwards ? ' desc' : '';
  const first: ChangePlace = page.backwards
    ? { sequence: 2n ** 63n - 1n, sub: 0 }
    : { sequence: -1n, sub: 0 };
  const { sequence, sub } = page.behind ?? first;
  const rows = await tx.query<ChangeRow>(
    `select sequence, sub, noun_id, version, before, after_hash from change
     where book_id = $1 and change_set_id = $2 and noun = $3 and ($4::boolean is null or (before is null) = $4)
       and (sequence, sub) ${page.backwards ? '<' : '>'} ($5, $6)
     order by sequence${order}, sub${order} limit $7`,
    [set.bookId, set.id, noun, page.made ?? null, sequence.toString(), sub, page.limit],
  );
  return rows.map(({ sequence, sub, noun_id: id, version, before, after_hash: afterHash }) => ({
    sequence,
    sub,
    id,
    version,
    before,
    afterHash,
  }));
}

/** The ids that the rows of `kept` use, by noun. */
const USED = {
  account: `select account_id as id from kept union select to_account_id from kept`,
  category: `select category_id as id from kept union select l.category_id from transaction_line l
    join kept on kept.id = l.transaction_id where l.book_id = $1`,
  payee: 'select payee_id as id from kept',
  tag: 'select unnest(tag_ids) as id from kept',
};

/** Those of the ids that are used by a live row, or by a deleted one that the set did not make itself. */
export async function usedElsewhere(
  tx: Sql,
  set: ChangeSet,
  noun: keyof typeof USED,
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.query<{ id: string }>(
    `with kept as (
       select t.id, t.account_id, t.to_account_id, t.category_id, t.payee_id, t.tag_ids from transaction t
       where t.book_id = $1 and (t.state = 'live' or t.id not in (
         select c.noun_id from change c where c.book_id = $1 and c.change_set_id = $2
           and c.noun = 'transaction' and c.before is null))
     )
     select distinct used.id from (${USED[noun]}) used where used.id = any($3::uuid[])`,
    [set.bookId, set.id, ids],
  );
  return new Set(rows.map((row) => row.id));
}
