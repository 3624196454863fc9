-- Removes what a trial stored in raw.case_events: it never counted, and its author gave it up.
-- Right: load or operate
-- Parameters: $load_id
delete from raw.case_events where load_id = $load_id
