-- Removes what a trial stored in raw.goal_plan: it never counted, and its author gave it up.
-- Right: load or operate
-- Parameters: $load_id
delete from raw.goal_plan where load_id = $load_id
