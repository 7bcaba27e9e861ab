-- The double-entry journal. Rows of journal_entry, posting and audit are written once and never again:
-- grants.sql keeps the service's role from it, the triggers below keep the administrator from it.

-- The head of each book's chain; its row is the lock under which a batch is posted.
create table book_head (
  book_id uuid primary key,
  entry_sequence bigint not null default 0 check (entry_sequence >= 0),
  hash bytea not null default decode(repeat('00', 32), 'hex') check (octet_length(hash) = 32)
);

create table journal_entry (
  book_id uuid not null,
  sequence bigint not null check (sequence > 0),
  id uuid not null,
  entry_date date not null,
  -- what the entry books: a transaction of billing, or the opening balance of an account
  transaction_id uuid,
  opening_account_id uuid,
  reversal_of uuid,
  -- the number of billing's fact in the book that caused it
  source_sequence bigint not null,
  posted_at timestamptz(3) not null,
  algorithm smallint not null,
  previous_hash bytea not null check (octet_length(previous_hash) = 32),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (book_id, sequence),
  check ((transaction_id is null) <> (opening_account_id is null))
);
create unique index journal_entry_id on journal_entry (book_id, id);
-- exports and filters by date walk this one
create index journal_entry_date on journal_entry (book_id, entry_date, sequence);
-- nothing is reversed twice
create unique index journal_entry_reversal on journal_entry (book_id, reversal_of) where reversal_of is not null;

create table posting (
  book_id uuid not null,
  entry_sequence bigint not null,
  position smallint not null check (position >= 0),
  -- the entry's, so that sums up to a day need no join, whose plan would be bad for a book that is new
  entry_date date not null,
  -- `account:<id>`, `category:<id>`, `uncategorised:<type>` or `equity:<name>`; patterns would cost more than the row
  account text not null check (split_part(account, ':', 2) <> '' and length(account) <= 60),
  currency text not null check (length(currency) = 3),
  minor bigint not null check (minor <> 0),
  primary key (book_id, entry_sequence, position),
  foreign key (book_id, entry_sequence) references journal_entry (book_id, sequence)
);
create index posting_account on posting (book_id, account, entry_sequence);

-- Derived from the postings, kept in the transaction that writes them.
create table balance (
  book_id uuid not null,
  account text not null,
  currency text not null,
  minor numeric(38, 0) not null,
  postings bigint not null,
  primary key (book_id, account, currency)
);

-- The entry that stands for a transaction or an opening balance now; gone when it was reversed.
create table standing_entry (
  book_id uuid not null,
  subject_id uuid not null,
  entry_sequence bigint not null,
  primary key (book_id, subject_id)
);

-- Who did what, when: billing's facts as they came. What was before is the row before.
create table audit (
  book_id uuid not null,
  sequence bigint not null,
  subject_kind text not null,
  subject_id uuid not null,
  version integer,
  action text not null,
  actor text,
  request_id text,
  occurred_at timestamptz not null,
  state jsonb not null,
  primary key (book_id, sequence)
);
create index audit_subject on audit (book_id, subject_id, sequence);

-- Copies of what billing says of its accounts, categories and payees.
create table account_copy (
  book_id uuid not null,
  id uuid not null,
  version integer not null,
  kind text not null,
  currency text not null,
  archived boolean not null,
  state text not null,
  primary key (book_id, id)
);
create table category_copy (
  book_id uuid not null,
  id uuid not null,
  version integer not null,
  kind text not null,
  parent_id uuid,
  archived boolean not null,
  state text not null,
  primary key (book_id, id)
);
create table payee_alias (
  book_id uuid not null,
  payee_id uuid not null,
  into_payee_id uuid not null,
  primary key (book_id, payee_id)
);
create table name_copy (
  book_id uuid not null,
  kind text not null,
  id uuid not null,
  version integer not null,
  name text,
  primary key (book_id, kind, id)
);

-- The hash chain, algorithm 1: docs/adr/0014-hash-chain.md says each byte.
-- Every field is ASCII, so its length is the same in each encoding.
create function canonical_field(value text) returns bytea language sql stable parallel safe
return case
  when value is null then '\xffffffff'::bytea
  else int4send(octet_length(value)) || convert_to(value, 'UTF8')
end;

create function canonical_posting(account text, currency text, minor bigint) returns bytea
language sql stable parallel safe
return canonical_field(account) || canonical_field(currency) || canonical_field(minor::text);

create function canonical_entry(
  algorithm smallint, book_id uuid, sequence bigint, id uuid, entry_date date, transaction_id uuid,
  opening_account_id uuid, reversal_of uuid, source_sequence bigint, posted_at timestamptz,
  postings bigint, posting_bytes bytea
) returns bytea language sql stable parallel safe
return canonical_field(algorithm::text) || canonical_field(book_id::text) || canonical_field(sequence::text)
  || canonical_field(id::text) || canonical_field(to_char(entry_date, 'YYYY-MM-DD'))
  || canonical_field(transaction_id::text) || canonical_field(opening_account_id::text)
  || canonical_field(reversal_of::text) || canonical_field(source_sequence::text)
  || canonical_field(trunc(extract(epoch from posted_at) * 1000)::text)
  || canonical_field(postings::text) || posting_bytes;

-- An aggregate's step is not inlined, and this language starts it at a tenth of the cost of SQL.
create function chain_link(state bytea, previous bytea, body bytea) returns bytea
language plpgsql immutable parallel safe as $$
begin
  return sha256(coalesce(state, previous) || body);
end $$;

-- Over a window in order of the sequence: each row's hash from the one before; the first from `previous`.
create aggregate chain(bytea, bytea) (sfunc = chain_link, stype = bytea);

create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception '% of % is refused: the journal is append-only', tg_op, tg_table_name
    using errcode = 'restrict_violation';
end $$;
create trigger journal_entry_append_only before update or delete or truncate on journal_entry
  for each statement execute function refuse_rewriting();
create trigger posting_append_only before update or delete or truncate on posting
  for each statement execute function refuse_rewriting();
create trigger audit_append_only before update or delete or truncate on audit
  for each statement execute function refuse_rewriting();

-- Whatever adds postings leaves every entry that it touches balanced, per currency: one look a statement.
create function refuse_unbalanced_postings() returns trigger language plpgsql set search_path from current as $$
declare
  wrong record;
begin
  select posting.book_id, posting.entry_sequence, posting.currency into wrong
  from (select distinct book_id, entry_sequence from added) as touched
  join posting on posting.book_id = touched.book_id and posting.entry_sequence = touched.entry_sequence
  group by 1, 2, 3 having sum(posting.minor) <> 0
  limit 1;
  if found then
    raise exception 'entry % of book % does not sum to zero in %', wrong.entry_sequence, wrong.book_id, wrong.currency
      using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger posting_balanced after insert on posting
  referencing new table as added for each statement execute function refuse_unbalanced_postings();

-- Deferred, since the postings come after their entry: at the commit it has some, and they sum to zero.
create function refuse_unbalanced_entry() returns trigger language plpgsql set search_path from current as $$
begin
  if (select count(*) = 0 or bool_or(sum <> 0) from (
    select sum(minor) as sum from posting
    where book_id = new.book_id and entry_sequence = new.sequence group by currency
  ) as sums) then
    raise exception 'entry % of book % has no postings that sum to zero', new.sequence, new.book_id
      using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger journal_entry_balanced after insert on journal_entry
  deferrable initially deferred for each row execute function refuse_unbalanced_entry();
