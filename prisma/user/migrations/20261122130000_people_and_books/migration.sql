create table profile (
  user_id uuid primary key,
  version integer not null default 1,
  name text,
  locale text not null,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);

-- Who is a member is in the table `membership`, which every schema has: here it is the truth, elsewhere a copy.
create table book (
  id uuid primary key,
  version integer not null default 1,
  name text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  timezone text not null,
  first_weekday smallint not null default 1 check (first_weekday between 1 and 7),
  month_start_day smallint not null default 1 check (month_start_day between 1 and 31),
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);

-- Books that hold money already, told by billing's facts: their currency stays. No foreign key, since a fact may
-- come before the book is set up here.
create table used_book (
  book_id uuid primary key
);
