-- Removes what a trial stored in raw.volumes: it never counted, and its author gave it up.
-- Right: load or operate
-- Parameters: $load_id
delete from raw.volumes where load_id = $load_id
