-- One row: the number that the next load gets.
-- Right: load
select coalesce(max(load_id), 0) + 1 as load_id from raw.loads
