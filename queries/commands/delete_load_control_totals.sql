-- Removes a load from raw.control_totals: a trial that was given up, or one that is disposed of.
-- Right: load or operate
-- Parameters: $load_id
delete from raw.control_totals where load_id = $load_id
