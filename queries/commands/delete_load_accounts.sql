-- Removes what a trial stored in raw.accounts: it never counted, and its author gave it up.
-- Parameters: $load_id
delete from raw.accounts where load_id = $load_id
