-- The service itself may add to the journal and nothing else; the triggers refuse the same to everybody.
revoke update, delete, truncate on journal_entry, posting, audit from :role;
