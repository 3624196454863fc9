-- Removes a load from raw.accounts: a trial that was given up, or one that is disposed of.
-- Right: load or operate
-- Parameters: $load_id
delete from raw.accounts where load_id = $load_id
