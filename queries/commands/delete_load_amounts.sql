-- Removes what a trial stored in raw.amounts: it never counted, and its author gave it up.
-- Right: load
-- Parameters: $load_id
delete from raw.amounts where load_id = $load_id
