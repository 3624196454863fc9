-- Removes what a trial stored in raw.indicator_values: it never counted, and its author gave it up.
-- Right: load or operate
-- Parameters: $load_id
delete from raw.indicator_values where load_id = $load_id
