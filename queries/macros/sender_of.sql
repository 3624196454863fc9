-- The sender of a source: a budget decision that adds to the first is kept as "sender · decision".
create or replace macro staging.sender_of(source) as split_part(source, ' · ', 1)
