-- Removes what a trial stored in raw.organisation: it never counted, and its author gave it up.
-- Right: load
-- Parameters: $load_id
delete from raw.organisation where load_id = $load_id
