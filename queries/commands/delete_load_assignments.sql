-- Removes what a trial stored in raw.assignments: it never counted, and its author gave it up.
-- Right: load or operate
-- Parameters: $load_id
delete from raw.assignments where load_id = $load_id
