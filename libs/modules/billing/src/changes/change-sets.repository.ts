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
  const [row] = await tx.query<SetRow>(
    'select kind, actor, undoes, undone_by, created_at from change_set where book_id = $1 and id = $2',
    [bookId, id],
  );
  if (!row) throw new DomainError('change-set-not-found', 'missing', 'There is no such change in this book.');
  if (row.undone_by) {
    throw new DomainError('already-undone', 'conflict', 'This change was taken back before.', {
      undoneBy: row.undone_by,
    });
  }
  if (row.kind === 'set-up') {
    throw new DomainError('not-undoable', 'unprocessable', 'What a book begins with stays.');
  }
  const { kind, actor, undoes, created_at: at } = row;
  return { bookId, id, kind, actor, undoes, at };
}

/** Marks the set as taken back; what it had taken back itself is there again, and can be undone again. */
export async function markUndone(tx: Sql, set: ChangeSet, by: string): Promise<void> {
  await tx.query('update change_set set undone_by = $3 where book_id = $1 and id = $2', [
    set.bookId,
    set.id,
    by,
  ]);
  if (set.undoes === null) return;
  await tx.query('update change_set set undone_by = null where book_id = $1 and id = $2', [
    set.bookId,
    set.undoes,
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

/** A page of what a set did to one kind of thing, in its order. */
export async function changesOfSet(
  tx: Sql,
  set: ChangeSet,
  noun: Noun,
  after: { sequence: bigint; sub: number } = { sequence: -1n, sub: 0 },
  limit = 10_000_000,
): Promise<DoneChange[]> {
  const rows = await tx.query<ChangeRow>(
    `select sequence, sub, noun_id, version, before, after_hash from change
     where book_id = $1 and change_set_id = $2 and noun = $3 and (sequence, sub) > ($4, $5)
     order by sequence, sub limit $6`,
    [set.bookId, set.id, noun, after.sequence.toString(), after.sub, limit],
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
