-- One row: the number that the next disposal gets.
-- Right: operate
select coalesce(max(disposal_id), 0) + 1 as disposal_id from raw.disposals
