-- Changes of more rows than a request should wait for: what is to be done, and how far it is. The id is the change
-- set's, which the batches share and which undo takes back as a whole.
create table change_job (
  book_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  kind text not null check (kind in ('bulk', 'move', 'undo')),
  -- bulk: the change; move: the category and where its rows go; undo: the change set that is taken back.
  task jsonb not null,
  status text not null default 'queued' check (status in ('queued', 'running', 'done', 'failed')),
  total integer not null,
  done integer not null default 0,
  changed integer not null default 0,
  skipped integer not null default 0,
  -- Behind the last row that is done with: committed together with what became of it.
  place jsonb,
  problem jsonb,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (book_id, id)
);

-- The rows that a bulk change found when it was asked for, and of any job those that it left alone, with the reason.
create table change_job_row (
  book_id uuid not null,
  job_id uuid not null,
  position integer not null,
  row_id uuid not null,
  reason text,
  primary key (book_id, job_id, position),
  foreign key (book_id, job_id) references change_job (book_id, id) on delete cascade
);
