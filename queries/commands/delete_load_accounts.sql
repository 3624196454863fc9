-- Removes what a trial stored in raw.accounts: it never counted, and its author gave it up.
-- Right: load
-- Parameters: $load_id
delete from raw.accounts where load_id = $load_id
