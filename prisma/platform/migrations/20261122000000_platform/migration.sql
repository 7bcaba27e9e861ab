-- What every service's schema has before its own tables. Names are unqualified: the administrator runs this
-- once per schema with that schema as the search path.

-- Events leave by this table in every mode, and it stays as the truth for a replay.
-- Ids are UUIDv7, so a range of ids is a range of time; what has another id lands in the default partition.
create table outbox (
  id          uuid        not null,
  type        text        not null,
  channel     text        not null check (channel in ('facts', 'names', 'work')),
  book_id     uuid,
  sequence    bigint      check (sequence > 0),
  subject     text,
  actor       text,
  request_id  text,
  traceparent text,
  data        json        not null,
  occurred_at timestamptz not null default now(),
  -- Stamped by the relay's leader. Offsets count positions, since ids given out are not the order of commits.
  position    bigint,
  primary key (id),
  check (sequence is null or (channel = 'facts' and book_id is not null))
) partition by range (id);

do $$
declare
  first date := date '2026-11-01';
  months int := 14;
  lower_bound uuid;
  upper_bound uuid;
  name text;
begin
  for n in 0 .. months - 1 loop
    lower_bound := (lpad(to_hex((extract(epoch from (first + n * interval '1 month')) * 1000)::bigint), 12, '0')
      || repeat('0', 20))::uuid;
    upper_bound := (lpad(to_hex((extract(epoch from (first + (n + 1) * interval '1 month')) * 1000)::bigint), 12, '0')
      || repeat('0', 20))::uuid;
    name := 'outbox_' || to_char(first + n * interval '1 month', 'YYYY_MM');
    execute format('create table %I partition of outbox for values from (%L) to (%L)', name, lower_bound, upper_bound);
  end loop;
  execute 'create table outbox_other partition of outbox default';

  for name in select inhrelid::regclass::text from pg_inherits where inhparent = 'outbox'::regclass loop
    -- Across partitions the row of book_sequence keeps numbers unique; within one this proves it.
    execute format('create unique index on %s (book_id, sequence) where sequence is not null', name);
    -- The index of unstamped rows lives on quick vacuums: every row passes through it once.
    execute format('alter table %s set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000)', name);
  end loop;
end
$$;

-- The relay's queue in its order. A book's sequence row is locked until the commit, so with the number n
-- visible all smaller ones are, and this order keeps each book's order even under a limit.
create index outbox_unstamped on outbox (sequence nulls first, id) where position is null;
create index outbox_position on outbox (position) where position is not null;

-- Facts are numbered without gaps per (service, book).
create table book_sequence (
  book_id uuid   primary key,
  value   bigint not null check (value >= 0)
) with (fillfactor = 50);

create table relay_position (
  only_row boolean primary key default true check (only_row),
  value    bigint  not null
) with (fillfactor = 10);
insert into relay_position (value) values (0);

-- Gives the next positions to unstamped rows, oldest of each book first; under the row of relay_position, so
-- that whoever has seen a position has seen all smaller ones. A function, because its settings keep the cached
-- plan on the indexes even when it was made while a month's partition was still empty.
create function relay_stamp(batch int) returns table (stamped int, head bigint) language plpgsql
  set enable_seqscan = off
  set enable_bitmapscan = off
  set enable_hashjoin = off
  set enable_mergejoin = off
  set enable_sort = off
  set plan_cache_mode = force_generic_plan
as $$
declare
  base bigint;
  count int;
begin
  perform from outbox where position is null limit 1;
  if not found then
    return query select 0, value from relay_position;
    return;
  end if;
  -- Need not reach the disk before it is seen: an offset, and whatever else follows from a position, comes
  -- later in the same log, so what a crash takes of these stamps nobody has counted on.
  perform set_config('synchronous_commit', 'off', true);
  select value into base from relay_position for update;
  update outbox set position = base + next.n
  from (
    select id, row_number() over (order by sequence nulls first, id) as n
    from (
      select id, sequence from outbox where position is null order by sequence nulls first, id limit batch
    ) as unstamped
  ) as next
  where outbox.id = next.id;
  get diagnostics count = row_count;
  update relay_position set value = base + count;
  return query select count, base + count;
end
$$;

-- What a consumer reads next. A function for the same reason; planned anew each time it costs four times as much.
create function outbox_after(after bigint, head bigint, types text[], most int) returns setof outbox
  language plpgsql stable
  set enable_seqscan = off
  set enable_bitmapscan = off
  set enable_sort = off
  set plan_cache_mode = force_generic_plan
as $$
begin
  return query
    select * from outbox
    where outbox.position > after and outbox.position <= head and outbox.type = any (types)
    order by outbox.position limit most;
end
$$;

-- How far each consumer of this service's events has come (in-process transport).
create table consumer_offset (
  consumer text   primary key,
  position bigint not null
) with (fillfactor = 50);

-- What a consumer of this service's events failed at. A lane is what keeps its order: a book's facts, a
-- subject's names, one work message. Its head is waiting (for a retry) or dead, the rest is parked behind it.
create table delivery_failure (
  consumer        text        not null,
  message_id      uuid        not null,
  lane            text        not null,
  type            text        not null,
  book_id         uuid,
  position        bigint      not null,
  state           text        not null check (state in ('waiting', 'parked', 'dead')),
  attempts        int         not null default 0,
  next_attempt_at timestamptz,
  last_error      text,
  recorded_at     timestamptz not null default now(),
  primary key (consumer, message_id),
  check ((state = 'waiting') = (next_attempt_at is not null))
);
create index delivery_failure_lane on delivery_failure (consumer, lane, position);
create index delivery_failure_heads on delivery_failure (consumer, position) where state <> 'parked';

-- Consumers, in the transaction of their effects, so that a repeat does nothing.
create table inbox (
  consumer     text        not null,
  message_id   uuid        not null,
  processed_at timestamptz not null default now(),
  primary key (consumer, message_id)
);
create index inbox_processed_at on inbox using brin (processed_at);

-- The last number of each book's facts that a consumer applied; lets inbox rows expire.
create table watermark (
  consumer text   not null,
  source   text   not null,
  book_id  uuid   not null,
  sequence bigint not null,
  primary key (consumer, source, book_id)
) with (fillfactor = 50);

-- The answer to a write, committed with its effect.
create table idempotency_key (
  user_id    uuid        not null,
  book_id    uuid        not null,
  method     text        not null,
  path       text        not null,
  key        text        not null,
  body_hash  bytea       not null,
  status     int         not null,
  headers    json        not null,
  body       text,
  created_at timestamptz not null default now(),
  primary key (user_id, book_id, method, path, key)
);
create index idempotency_key_created_at on idempotency_key (created_at);

-- Copies that every service checks on each request, kept up to date by events.
create table membership (
  book_id uuid   not null,
  user_id uuid   not null,
  role    text   not null,
  version bigint not null,
  primary key (book_id, user_id)
);
create index membership_user on membership (user_id);

create table ended_session (
  session_id uuid        primary key,
  ended_at   timestamptz not null
);
create index ended_session_ended_at on ended_session (ended_at);
