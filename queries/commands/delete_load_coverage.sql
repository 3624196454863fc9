-- Removes a load from raw.coverage: a trial that was given up, or one that is disposed of.
-- Right: load or operate
-- Parameters: $load_id
delete from raw.coverage where load_id = $load_id
