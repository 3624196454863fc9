-- Removes what a trial stored in raw.control_results: it never counted, and its author gave it up.
-- Right: load or operate
-- Parameters: $load_id
delete from raw.control_results where load_id = $load_id
