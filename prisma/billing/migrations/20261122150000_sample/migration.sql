-- Whether the sample household is in a book is asked on pages; of its many change sets none or one is a sample.
create index change_set_sample on change_set (book_id) where kind = 'sample';
