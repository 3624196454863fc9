-- Removes what a trial stored in raw.income_support: it never counted, and its author gave it up.
-- Right: load or operate
-- Parameters: $load_id
delete from raw.income_support where load_id = $load_id
