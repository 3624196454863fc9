-- Removes what a trial stored in raw.control_totals: it never counted, and its author gave it up.
-- Right: load
-- Parameters: $load_id
delete from raw.control_totals where load_id = $load_id
