import type { Sql } from '@hisaab/database';
import { foldName } from '@hisaab/kernel';
import { outboxRow } from '@hisaab/messaging';
import { idempotencyLock, type WriteContext } from '@hisaab/platform';
import { contentHash, type Changed } from '../changes/change.recorder';
import { namedParameters, type NamedStatement } from './named-parameters';
import { effects, foldNote, type Transaction } from './transaction';
import { transactionImage } from './transaction-image';
import { transactionEvent } from './transaction.view';

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
  /** The answer, for the idempotency key. */
  readonly body: string;
}

// Why by hand: recording is the hottest path (see docs: speed). One statement is one round trip and one commit,
// where a transaction of the general path takes eight; the plan is prepared once per connection.
// Everything hangs on `numbered`, which locks the book's row first, as every other writer of the book does.
// A division by zero takes everything back when what was read before has changed meanwhile.
function text(keyed: boolean, named: boolean): string {
  return `with ${keyed ? LOCK : ''} numbered as (
    update book_sequence set value = value + 1
    where book_id = {book}::uuid ${keyed ? 'and (select free from lock)' : ''}
    returning value
  ), moved as (
    update account
    set balance_minor = balance_minor
      + case when id = {account}::uuid then {delta}::numeric else {to_delta}::numeric end
    from numbered
    where book_id = {book}::uuid and id = any({accounts}::uuid[]) and state = 'live'
      and (structure = {structure}::int or id <> {account}::uuid)
    returning 1
  ), written as (
    insert into transaction (book_id, id, type, date, time, currency, amount_minor, account_id, to_account_id,
      to_currency, to_amount_minor, payee_id, category_id, category_source, tag_ids, note, note_fold, source,
      change_set_id, body_hash, created_at, updated_at)
    select {book}::uuid, {id}::uuid, {type}::text, {date}::date, {time}::time, {currency}::text, {amount}::bigint,
      {account}::uuid, {to_account}::uuid, {to_currency}::text, {to_amount}::bigint, {payee}::uuid,
      {category}::uuid, {category_source}::text, {tag_ids}::uuid[], {note}::text, {note_fold}::text,
      {source}::text, {set}::uuid, {id_hash}::bytea, {at}::timestamptz, {at}::timestamptz from numbered
  ), sets as (
    insert into change_set (book_id, id, kind, actor, created_at)
    select {book}::uuid, {set}::uuid, 'record', {actor}::uuid, {at}::timestamptz from numbered
  ), changes as (
    insert into change (book_id, sequence, sub, change_set_id, noun, noun_id, version, after_hash)
    select {book}::uuid, value, sub, {set}::uuid, noun, noun_id, 1, after_hash from numbered, ${
      named
        ? `unnest(array['transaction'] || {noun}::text[], array[{id}::uuid] || {noun_id}::uuid[],
             array[{hash}::bytea] || {noun_hash}::bytea[])
             with ordinality as made (noun, noun_id, after_hash, place), lateral (select place - 1 as sub) as position`
        : `(select 'transaction' as noun, {id}::uuid as noun_id, 0 as sub, {hash}::bytea as after_hash) as made`
    }
  ), ${named ? MADE : ''} sent as (
    insert into outbox (id, type, channel, subject, actor, request_id, traceparent, data, book_id, sequence)
    select {event_id}::uuid, {event_type}::text, {event_channel}::text, {event_subject}::text, {event_actor}::text,
      {request_id}::text, {traceparent}::text, {event_data}::json, {book}::uuid, value from numbered
  ) ${keyed ? KEPT : ''}
  select value, 1 / (select (count(*) = cardinality({accounts}::uuid[]))::int from moved) as is_as_read
    ${keyed ? ', 1 / (select count(*)::int from kept) as is_first' : ''}
  from numbered`;
}

const LOCK = `lock as materialized (
    select pg_try_advisory_xact_lock(hashtextextended({lock}::text, 0)) as free
  ),`;

const MADE = `payees as (
    insert into payee (book_id, id, name, name_fold, created_at, updated_at)
    select {book}::uuid, noun_id, name, fold, {at}::timestamptz, {at}::timestamptz
    from numbered, unnest({noun}::text[], {noun_id}::uuid[], {noun_name}::text[], {noun_fold}::text[])
      as made (noun, noun_id, name, fold) where noun = 'payee'
  ), tags as (
    insert into tag (book_id, id, name, name_fold, created_at, updated_at)
    select {book}::uuid, noun_id, name, fold, {at}::timestamptz, {at}::timestamptz
    from numbered, unnest({noun}::text[], {noun_id}::uuid[], {noun_name}::text[], {noun_fold}::text[])
      as made (noun, noun_id, name, fold) where noun = 'tag'
  ), told as (
    insert into outbox (id, type, channel, subject, actor, request_id, traceparent, data, book_id)
    select event_id, type, 'names', noun_id::text, {event_actor}::text, {request_id}::text, {traceparent}::text,
      data::json, {book}::uuid
    from numbered, unnest({noun_event}::uuid[], {noun_type}::text[], {noun_id}::uuid[], {noun_data}::text[])
      as event (event_id, type, noun_id, data)
  ),`;

const KEPT = `, kept as (
    insert into idempotency_key (user_id, book_id, method, path, key, body_hash, status, headers, body)
    select {user}::uuid, {book}::uuid, {method}::text, {path}::text, {key}::text, {body_hash}::bytea, 201,
      json_build_object('etag', '"1"', 'x-book-sequence', value::text), {body}::text from numbered
    on conflict (user_id, book_id, method, path, key) do update
      set body_hash = excluded.body_hash, status = excluded.status, headers = excluded.headers,
          body = excluded.body, created_at = now()
      where idempotency_key.created_at <= now() - interval '24 hours'
    returning 1
  )`;

function statement(keyed: boolean, named: boolean): NamedStatement {
  return namedParameters(
    `billing-record${keyed ? '-keyed' : ''}${named ? '-named' : ''}`,
    text(keyed, named),
  );
}

const STATEMENTS = {
  plain: statement(false, false),
  named: statement(false, true),
  keyed: statement(true, false),
  keyedNamed: statement(true, true),
};

/**
 * Writes a plain transaction (no splits, no new category) with all that belongs to it.
 * @returns the book's sequence, or null while another request holds the idempotency key
 */
export async function writeRecording(
  sql: Sql,
  write: WriteContext,
  recording: Recording,
): Promise<bigint | null> {
  const keyed = write.idempotencyKey !== undefined;
  const named = recording.names.length > 0;
  const { statement, values } = keyed
    ? STATEMENTS[named ? 'keyedNamed' : 'keyed']
    : STATEMENTS[named ? 'named' : 'plain'];
  const given: Record<string, unknown> = {
    ...rowValues(write, recording),
    ...(keyed ? keyValues(write, recording.body) : {}),
    ...(named ? nameValues(recording.names) : {}),
  };
  const [row] = await sql.query<{ value: bigint }>(statement, values(given));
  return row?.value ?? null;
}

function rowValues(write: WriteContext, { transaction, structure }: Recording): Record<string, unknown> {
  const deltas = effects(transaction);
  const event = outboxRow(transactionEvent(null, transaction));
  return {
    book: transaction.bookId,
    id: transaction.id,
    type: transaction.type,
    date: transaction.date,
    time: transaction.time,
    currency: transaction.amount.currency,
    amount: transaction.amount.minor.toString(),
    account: transaction.accountId,
    to_account: transaction.toAccountId,
    to_currency: transaction.toAmount?.currency ?? null,
    to_amount: transaction.toAmount?.minor.toString() ?? null,
    payee: transaction.payeeId,
    category: transaction.categoryId,
    category_source: transaction.categorySource,
    tag_ids: transaction.tagIds,
    note: transaction.note,
    note_fold: foldNote(transaction.note),
    source: transaction.source,
    set: transaction.changeSetId,
    hash: contentHash(transactionImage(transaction)),
    id_hash: transaction.bodyHash,
    at: transaction.createdAt,
    actor: write.access.userId,
    accounts: deltas.map(([id]) => id),
    delta: deltas[0]?.[1].toString(),
    to_delta: deltas[1]?.[1].toString() ?? '0',
    structure,
    event_id: event[0],
    event_type: event[1],
    event_channel: event[2],
    event_subject: event[3],
    event_actor: event[4],
    request_id: event[5],
    traceparent: event[6],
    event_data: event[7],
  };
}

function keyValues(write: WriteContext, body: string): Record<string, unknown> {
  return {
    user: write.access.userId,
    method: write.method,
    path: write.path,
    key: write.idempotencyKey,
    body_hash: write.bodyHash,
    body,
    lock: idempotencyLock(write),
  };
}

function nameValues(names: readonly NewName[]): Record<string, unknown> {
  const events = names.map(({ change }) => change.events.map(outboxRow)[0]);
  return {
    noun: names.map(({ change }) => change.noun),
    noun_id: names.map(({ change }) => change.id),
    noun_name: names.map(({ name }) => name),
    noun_fold: names.map(({ name }) => foldName(name)),
    noun_hash: names.map(({ change }) => contentHash(change.after)),
    noun_event: events.map((event) => event?.[0]),
    noun_type: events.map((event) => event?.[1]),
    noun_data: events.map((event) => event?.[7]),
  };
}
