import type { Statement } from '@hisaab/database';

export const makeHeads: Statement = {
  name: 'ledger-make-heads',
  text: `insert into book_head (book_id)
    select book_id from unnest($1::uuid[]) as wanted (book_id) order by book_id
    on conflict do nothing`,
};

/** In one order, so that two batches cannot deadlock. */
export const lockHeads: Statement = {
  name: 'ledger-lock-heads',
  text: `select book_id, entry_sequence from book_head
    where book_id = any($1::uuid[]) order by book_id for update`,
};

export const readStanding: Statement = {
  name: 'ledger-read-standing',
  text: `select standing.book_id, standing.subject_id, entry.id, entry.sequence, entry.entry_date, legs.legs
    from unnest($1::uuid[], $2::uuid[]) as wanted (book_id, subject_id)
    join standing_entry as standing using (book_id, subject_id)
    join journal_entry as entry
      on entry.book_id = standing.book_id and entry.sequence = standing.entry_sequence
    cross join lateral (
      select json_agg(json_build_array(account, currency, minor::text) order by position) as legs
      from posting where posting.book_id = entry.book_id and posting.entry_sequence = entry.sequence
    ) as legs`,
};

const POSTINGS = `select * from unnest($1::uuid[], $2::bigint[], $3::smallint[], $4::text[], $5::text[], $6::bigint[],
        $7::date[]) as leg (book_id, entry_sequence, position, account, currency, minor, entry_date)`;

/** The chain is made here, in SQL, from the very values that are stored (docs/adr/0014-hash-chain.md). */
export const insertEntries: Statement = {
  name: 'ledger-insert-entries',
  text: `with leg as materialized (${POSTINGS}
    ), legs as materialized (
      select book_id, entry_sequence as sequence, count(*) as postings,
        string_agg(canonical_posting(account, currency, minor), ''::bytea order by position) as posting_bytes
      from leg group by 1, 2
    ), entry as materialized (
      select *, 1::smallint as algorithm, date_trunc('milliseconds', now()) as posted_at
      from unnest($8::uuid[], $9::bigint[], $10::uuid[], $11::date[], $12::uuid[], $13::uuid[],
        $14::uuid[], $15::bigint[]) as entry (book_id, sequence, id, entry_date, transaction_id, opening_account_id, reversal_of,
        source_sequence)
    ), chained as materialized (
      select entry.*, head.hash as head_hash,
        chain(head.hash, canonical_entry(algorithm, book_id, sequence, id, entry_date, transaction_id,
          opening_account_id, reversal_of, source_sequence, posted_at, postings, posting_bytes))
          over (partition by book_id order by sequence rows unbounded preceding) as hash
      from entry join legs using (book_id, sequence) join book_head as head using (book_id)
    ), inserted as (
      insert into journal_entry (book_id, sequence, id, entry_date, transaction_id, opening_account_id, reversal_of,
        source_sequence, posted_at, algorithm, previous_hash, hash)
      select book_id, sequence, id, entry_date, transaction_id, opening_account_id, reversal_of, source_sequence,
        posted_at, algorithm, coalesce(lag(hash) over (partition by book_id order by sequence), head_hash), hash
      from chained order by book_id, sequence
    ), moved as (
      update book_head set entry_sequence = last.sequence, hash = last.hash
      from (select distinct on (book_id) book_id, sequence, hash from chained order by book_id, sequence desc) as last
      where book_head.book_id = last.book_id
    )
    select book_id, sequence, encode(hash, 'hex') as hash from chained order by book_id, sequence`,
};

export const insertPostings: Statement = {
  name: 'ledger-insert-postings',
  text: `with leg as materialized (${POSTINGS}
    ), inserted as (
      insert into posting (book_id, entry_sequence, position, account, currency, minor, entry_date)
      select * from leg
    )
    insert into balance as kept (book_id, account, currency, minor, postings)
    select book_id, account, currency, sum(minor), count(*) from leg group by 1, 2, 3 order by 1, 2, 3
    on conflict (book_id, account, currency) do update
    set minor = kept.minor + excluded.minor, postings = kept.postings + excluded.postings`,
};

export const moveStanding: Statement = {
  name: 'ledger-move-standing',
  text: `with moved as materialized (
      select * from unnest($1::uuid[], $2::uuid[], $3::bigint[]) as moved (book_id, subject_id, entry_sequence)
    ), gone as (
      delete from standing_entry using moved
      where standing_entry.book_id = moved.book_id and standing_entry.subject_id = moved.subject_id
        and moved.entry_sequence is null
    )
    insert into standing_entry (book_id, subject_id, entry_sequence)
    select book_id, subject_id, entry_sequence from moved where entry_sequence is not null
    on conflict (book_id, subject_id) do update set entry_sequence = excluded.entry_sequence`,
};
