-- Removes what a trial stored in raw.actions: it never counted, and its author gave it up.
-- Right: load or operate
-- Parameters: $load_id
delete from raw.actions where load_id = $load_id
