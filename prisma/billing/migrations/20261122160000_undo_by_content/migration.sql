-- A hash of the row as the change left it. Whether a row was changed since is asked of its content, not of its
-- version: a change that was taken back itself does not stand in the way of undoing the one before.
alter table change add column after_hash bytea;
