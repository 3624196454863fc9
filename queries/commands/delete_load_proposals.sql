-- Removes what a trial stored in raw.proposals: it never counted, and its author gave it up.
-- Right: load or operate
-- Parameters: $load_id
delete from raw.proposals where load_id = $load_id
