-- Imports: a file on its way into the book. The bytes are kept here, not on a disk, so that any process can go on
-- with an import whose process died.

create table import (
  book_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  filename text not null check (length(filename) <= 255),
  size integer not null check (size >= 0),
  status text not null check (status in ('reading', 'preview', 'running', 'done', 'failed')),
  commit_when_read boolean not null default false,
  encoding text not null check (encoding in ('utf-8', 'utf-16le', 'utf-16be', 'windows-1252')),
  mapping jsonb,
  -- Whether a person corrected the mapping; such a one is remembered for the next file with this header.
  mapping_given boolean not null default false,
  header jsonb not null default '[]',
  fingerprint text,
  confidence jsonb not null default '{}',
  warnings jsonb not null default '[]',
  rows integer not null default 0,
  processed integer not null default 0,
  imported integer not null default 0,
  duplicates integer not null default 0,
  near integer not null default 0,
  failed integer not null default 0,
  ignored integer not null default 0,
  -- Of the rows, the last one that is done with: committed together with what it became.
  cursor integer not null default -1,
  -- Raised by whoever takes the import up; a worker that was thought dead finds that it is not its any more.
  attempt integer not null default 0,
  first_date date,
  change_set_id uuid,
  -- Rows of the book that are younger are not compared with: what is a duplicate does not change on the way.
  started_at timestamptz,
  problem jsonb,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (book_id, id)
);

create table import_chunk (
  import_id uuid not null,
  position integer not null,
  bytes bytea not null,
  created_at timestamptz not null default now(),
  primary key (import_id, position)
);
-- CSV compresses well, but it is kept for minutes: the time is dearer than the room.
alter table import_chunk alter column bytes set storage external;

create table import_row (
  book_id uuid not null,
  import_id uuid not null,
  row integer not null,
  line integer not null,
  cells jsonb not null,
  broken boolean not null default false,
  status text not null default 'raw'
    check (status in ('raw', 'ready', 'imported', 'duplicate', 'near', 'failed', 'ignored')),
  reason text,
  detail text,
  draft jsonb,
  -- The third equal row of the file has 3.
  occurrence integer,
  transaction_id uuid,
  resembles uuid,
  primary key (book_id, import_id, row),
  foreign key (book_id, import_id) references import (book_id, id) on delete cascade
);
create index import_row_by_status on import_row (book_id, import_id, status, row);

-- How files with this header are read in this book.
create table import_layout (
  book_id uuid not null,
  fingerprint text not null,
  mapping jsonb not null,
  updated_at timestamptz not null,
  primary key (book_id, fingerprint)
);
