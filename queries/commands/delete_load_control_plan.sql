-- Removes what a trial stored in raw.control_plan: it never counted, and its author gave it up.
-- Right: load or operate
-- Parameters: $load_id
delete from raw.control_plan where load_id = $load_id
