import type { Sql } from '@hisaab/database';
import { foldName } from '@hisaab/kernel';
import { outboxRow, type OutboxRow } from '@hisaab/messaging';
import { idempotencyLock, type WriteContext } from '@hisaab/platform';
import { contentHash, type Changed } from '../changes/change.recorder';
import { effects, foldNote, type Transaction } from './transaction';
import { transactionImage } from './transaction-image';

/** A payee or tag that a recording makes. */
export interface NewName {
  readonly name: string;
  readonly change: Changed;
}

export interface Recording {
  readonly transaction: Transaction;
  /** The number that the account had when it was read. */
  readonly structure: number;
  readonly names: readonly NewName[];
  /** Made in the request's own context, which it names. */
  readonly event: OutboxRow;
  /** The answer, for the idempotency key. */
  readonly body: string;
}

/** What one request wants written. */
export interface Asked {
  readonly write: WriteContext;
  readonly recording: Recording;
}

// Why by hand: recording is the hottest path (see docs: speed). One statement is one round trip and one commit,
// where a transaction of the general path takes eight. Most of its cost is opening eight tables with their indexes,
// so it takes as many recordings as have come, of whatever books; the plan is prepared once per connection.
// Everything hangs on `going`, whose book's row is locked first, as every other writer of a book does.
// A division by zero takes everything back when what was read before has changed meanwhile.
function text(books: 'waits' | 'skips', named: boolean): string {
  return `with given as materialized (
    select * from json_to_recordset($1::json) as given (place int, book uuid, id uuid, type text, date date, time time,
      currency text, amount bigint, account uuid, to_account uuid, to_currency text, to_amount bigint, payee uuid,
      category uuid, category_source text, tag_ids uuid[], note text, note_fold text, source text, set uuid,
      hash bytea, id_hash bytea, at timestamptz, actor uuid, structure int, delta numeric, to_delta numeric,
      event_id uuid, event_type text, event_channel text, event_subject text, event_actor text, request_id text,
      traceparent text, event_data text, lock text, method text, path text, key text, body_hash bytea, body text)
  ), keys as materialized (
    select place, lock is null or pg_try_advisory_xact_lock(hashtextextended(lock, 0)) as free from given
  ), held as materialized (
    select book_id, value from book_sequence where book_id = any($2::uuid[])
    order by book_id for update ${books === 'skips' ? 'skip locked' : ''}
  ), going as materialized (
    select given.*, value + row_number() over (partition by book order by place) as sequence
    from given join keys using (place) join held on book_id = book where free
  ), ${named ? MAKING : ''} numbered as (
    update book_sequence set value = last.value
    from (select book, max(sequence) as value from going group by book) as last
    where book_id = any($2::uuid[]) and book_id = last.book
  ), moved as (
    update account set balance_minor = balance_minor + sums.delta
    from (select book, id, sum(delta) as delta from (
        select book, account as id, delta from going
        union all select book, to_account, to_delta from going where to_account is not null
      ) as legs group by book, id) as sums
    where book_id = any($2::uuid[]) and account.id = any($3::uuid[]) and state = 'live'
      and book_id = sums.book and account.id = sums.id
    returning book_id, account.id, structure
  ), written as (
    insert into transaction (book_id, id, type, date, time, currency, amount_minor, account_id, to_account_id,
      to_currency, to_amount_minor, payee_id, category_id, category_source, tag_ids, note, note_fold, source,
      change_set_id, body_hash, created_at, updated_at)
    select book, id, type, date, time, currency, amount, account, to_account, to_currency, to_amount, payee,
      category, category_source, tag_ids, note, note_fold, source, set, id_hash, at, at from going
  ), sets as (
    insert into change_set (book_id, id, kind, actor, created_at) select book, set, 'record', actor, at from going
  ), changes as (
    insert into change (book_id, sequence, sub, change_set_id, noun, noun_id, version, after_hash)
    select book, sequence, 0, set, 'transaction', id, 1, hash from going
    ${named ? 'union all select book, sequence, sub, set, noun, noun_id, 1, noun_hash from making' : ''}
  ), sent as (
    insert into outbox (id, type, channel, subject, actor, request_id, traceparent, data, book_id, sequence)
    select event_id, event_type, event_channel, event_subject, event_actor, request_id, traceparent,
      event_data::json, book, sequence from going
    ${named ? "union all select noun_event, noun_type, 'names', noun_id::text, event_actor, request_id, traceparent, noun_data::json, book, null from making" : ''}
  ), kept as (
    insert into idempotency_key (user_id, book_id, method, path, key, body_hash, status, headers, body)
    select actor, book, method, path, key, body_hash, 201,
      json_build_object('etag', '"1"', 'x-book-sequence', sequence::text), body from going where key is not null
    on conflict (user_id, book_id, method, path, key) do update
      set body_hash = excluded.body_hash, status = excluded.status, headers = excluded.headers,
          body = excluded.body, created_at = now()
      where idempotency_key.created_at <= now() - interval '24 hours'
    returning 1
  ) ${named ? MADE : ''}
  select place, sequence,
    1 / (select (count(*) = 0)::int from going
      left join moved as own on own.book_id = book and own.id = account and own.structure = going.structure
      left join moved as other on other.book_id = book and other.id = to_account
      where own.id is null or (to_account is not null and other.id is null)) as is_as_read,
    1 / (select ((select count(*) from kept) = count(key))::int from going) as is_first
  from going`;
}

const MAKING = `making as materialized (
    select going.*, made.* from going join json_to_recordset($4::json) as made (made_of int, sub int, noun text,
      noun_id uuid, noun_name text, noun_fold text, noun_hash bytea, noun_event uuid, noun_type text, noun_data text)
      on made_of = place
  ),`;

const MADE = `, payees as (
    insert into payee (book_id, id, name, name_fold, created_at, updated_at)
    select book, noun_id, noun_name, noun_fold, at, at from making where noun = 'payee'
  ), tags as (
    insert into tag (book_id, id, name, name_fold, created_at, updated_at)
    select book, noun_id, noun_name, noun_fold, at, at from making where noun = 'tag'
  )`;

const STATEMENTS = {
  together: { name: 'billing-record-together', text: text('skips', false) },
  alone: { name: 'billing-record', text: text('waits', false) },
  named: { name: 'billing-record-named', text: text('waits', true) },
};

/**
 * Writes a plain transaction (no splits, no new category) with all that belongs to it; waits for its book.
 * @returns the book's sequence, or null while another request holds the idempotency key
 */
export async function writeRecording(sql: Sql, asked: Asked): Promise<bigint | null> {
  const { names } = asked.recording;
  const values =
    names.length > 0 ? [...valuesOf([asked]), JSON.stringify(names.map(nameRow))] : valuesOf([asked]);
  const statement = names.length > 0 ? STATEMENTS.named : STATEMENTS.alone;
  const [row] = await sql.query<{ sequence: bigint }>(statement, values);
  return row?.sequence ?? null;
}

/**
 * Writes several recordings without new names in one commit, each whole; waits for nobody.
 * @returns the sequences of those whose book and key were free, by their place in the list
 */
export async function writeRecordings(sql: Sql, asked: readonly Asked[]): Promise<Map<number, bigint>> {
  const rows = await sql.query<{ place: number; sequence: bigint }>(STATEMENTS.together, valuesOf(asked));
  return new Map(rows.map(({ place, sequence }) => [place, sequence]));
}

function valuesOf(asked: readonly Asked[]): unknown[] {
  const accounts = asked.flatMap(({ recording: { transaction } }) =>
    transaction.toAccountId === null
      ? [transaction.accountId]
      : [transaction.accountId, transaction.toAccountId],
  );
  return [
    JSON.stringify(asked.map(rowOf)),
    [...new Set(asked.map(({ write }) => write.access.bookId))],
    [...new Set(accounts)],
  ];
}

function rowOf({ write, recording }: Asked, place: number): Record<string, unknown> {
  const { transaction, structure, event } = recording;
  const deltas = effects(transaction);
  return {
    place,
    book: transaction.bookId,
    id: transaction.id,
    type: transaction.type,
    date: transaction.date,
    time: transaction.time,
    currency: transaction.amount.currency,
    amount: transaction.amount.minor.toString(),
    account: transaction.accountId,
    to_account: transaction.toAccountId,
    to_currency: transaction.toAmount?.currency,
    to_amount: transaction.toAmount?.minor.toString(),
    payee: transaction.payeeId,
    category: transaction.categoryId,
    category_source: transaction.categorySource,
    tag_ids: transaction.tagIds,
    note: transaction.note,
    note_fold: foldNote(transaction.note),
    source: transaction.source,
    set: transaction.changeSetId,
    hash: bytea(contentHash(transactionImage(transaction))),
    id_hash: transaction.bodyHash && bytea(transaction.bodyHash),
    at: transaction.createdAt,
    actor: write.access.userId,
    structure,
    delta: deltas[0]?.[1].toString(),
    to_delta: deltas[1]?.[1].toString(),
    event_id: event[0],
    event_type: event[1],
    event_channel: event[2],
    event_subject: event[3],
    event_actor: event[4],
    request_id: event[5],
    traceparent: event[6],
    event_data: event[7],
    ...(write.idempotencyKey === undefined ? {} : keyOf(write, recording.body)),
  };
}

function keyOf(write: WriteContext, body: string): Record<string, unknown> {
  return {
    method: write.method,
    path: write.path,
    key: write.idempotencyKey,
    body_hash: bytea(write.bodyHash),
    body,
    lock: idempotencyLock(write),
  };
}

function nameRow({ name, change }: NewName, index: number): Record<string, unknown> {
  const event = change.events.map((event) => outboxRow(event))[0];
  return {
    made_of: 0,
    sub: index + 1,
    noun: change.noun,
    noun_id: change.id,
    noun_name: name,
    noun_fold: foldName(name),
    noun_hash: bytea(contentHash(change.after)),
    noun_event: event?.[0],
    noun_type: event?.[1],
    noun_data: event?.[7],
  };
}

const bytea = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`;
