-- Removes what a trial stored in raw.providers: it never counted, and its author gave it up.
-- Right: load or operate
-- Parameters: $load_id
delete from raw.providers where load_id = $load_id
