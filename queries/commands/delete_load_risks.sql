-- Removes what a trial stored in raw.risks: it never counted, and its author gave it up.
-- Right: load or operate
-- Parameters: $load_id
delete from raw.risks where load_id = $load_id
