-- One row per kind of rows that a load holds.
-- Right: load
-- Parameters: $load_id
select kind from raw.coverage where load_id = $load_id group by all order by kind
