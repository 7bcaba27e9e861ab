import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@hisaab/database';

export interface ChainState {
  entries: number;
  last_sequence: bigint;
  last_hash: string | null;
  head_sequence: bigint;
  head_hash: string | null;
  broken_sequence: bigint | null;
  broken_reason: string | null;
  /** The hash that we hold under the witness's number. */
  witnessed_hash: string | null;
  wrong_balances: number;
}

/**
 * One statement, so one snapshot, whatever is posted meanwhile. Each row is checked against its own content
 * and against the row before, so the first wrong one is found even when later ones were made to fit.
 */
const CHAIN = `
  with entry as (
    select *, lag(hash) over in_order as prior_hash, lag(sequence) over in_order as prior_sequence
    from journal_entry where book_id = $1 window in_order as (order by sequence)
  ), currency_sum as (
    select entry_sequence, currency, sum(minor) as minor from posting where book_id = $1 group by 1, 2
  ), legs as (
    select entry_sequence, count(*) as postings, min(entry_date) as first_date, max(entry_date) as last_date,
      string_agg(canonical_posting(account, currency, minor), ''::bytea order by position) as posting_bytes
    from posting where book_id = $1 group by 1
  ), wrong as (
    select case when entry.sequence > coalesce(prior_sequence, 0) + 1 then coalesce(prior_sequence, 0) + 1
        else coalesce(entry.sequence, legs.entry_sequence) end as sequence,
      case
        when entry.sequence is null then 'entry-missing'
        when entry.sequence <> coalesce(prior_sequence, 0) + 1 then 'entry-missing'
        when entry.previous_hash <> coalesce(prior_hash, decode(repeat('00', 32), 'hex')) then 'link-broken'
        when legs.postings is null then 'postings-missing'
        when legs.first_date <> entry.entry_date or legs.last_date <> entry.entry_date then 'content-changed'
        when entry.hash <> sha256(entry.previous_hash || canonical_entry(entry.algorithm, entry.book_id,
          entry.sequence, entry.id, entry.entry_date, entry.transaction_id, entry.opening_account_id,
          entry.reversal_of, entry.source_sequence, entry.posted_at, legs.postings, legs.posting_bytes))
          then 'content-changed'
      end as reason
    from entry full join legs on legs.entry_sequence = entry.sequence
    union all
    select entry_sequence, 'unbalanced' from currency_sum where minor <> 0
  ), first_wrong as (
    select sequence, reason from wrong where reason is not null order by sequence, reason limit 1
  ), last as (
    select sequence, hash from journal_entry where book_id = $1 order by sequence desc limit 1
  ), wrong_balance as (
    select from (select account, currency, sum(minor) as minor from posting where book_id = $1 group by 1, 2) as posted
    full join (select account, currency, minor from balance where book_id = $1) as kept using (account, currency)
    where posted.minor is distinct from kept.minor
  )
  select (select count(*)::int from journal_entry where book_id = $1) as entries,
    coalesce((select sequence from last), 0) as last_sequence,
    encode((select hash from last), 'hex') as last_hash,
    coalesce((select entry_sequence from book_head where book_id = $1), 0) as head_sequence,
    encode((select hash from book_head where book_id = $1), 'hex') as head_hash,
    (select sequence from first_wrong) as broken_sequence,
    (select reason from first_wrong) as broken_reason,
    encode((select hash from journal_entry where book_id = $1 and sequence = $2), 'hex') as witnessed_hash,
    (select count(*)::int from wrong_balance) as wrong_balances`;

@Injectable()
export class ChainQuery {
  constructor(@Inject(Database) private readonly database: Database) {}

  async read(bookId: string, witnessedSequence: number | null): Promise<ChainState> {
    const [state] = await this.database.query<ChainState>(CHAIN, [bookId, witnessedSequence]);
    if (!state) throw new Error('a select without from gives one row');
    return state;
  }
}
