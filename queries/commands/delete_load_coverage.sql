-- Removes what a trial stored in raw.coverage: it never counted, and its author gave it up.
-- Right: load
-- Parameters: $load_id
delete from raw.coverage where load_id = $load_id
