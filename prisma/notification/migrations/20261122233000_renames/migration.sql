-- How often something of the book was called otherwise: names are not numbered, and the open pages are told of them.
alter table book_position add column renames bigint not null default 0;
