-- How people are called, by events of names: in a file of shared costs each person has a column of that name.
create table member_name (
  user_id uuid primary key,
  version integer not null,
  name text
);
