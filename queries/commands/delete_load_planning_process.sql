-- Removes what a trial stored in raw.planning_process: it never counted, and its author gave it up.
-- Right: load or operate
-- Parameters: $load_id
delete from raw.planning_process where load_id = $load_id
