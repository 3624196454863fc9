-- Removes what a trial stored in raw.provider_followups: it never counted, and its author gave it
-- up.
-- Right: load or operate
-- Parameters: $load_id
delete from raw.provider_followups where load_id = $load_id
