-- Removes what a trial stored in raw.action_effects: it never counted, and its author gave it up.
-- Right: load or operate
-- Parameters: $load_id
delete from raw.action_effects where load_id = $load_id
