-- Must be empty: one row per load with a period that no accounting year has.
-- Right: operate
select load_id, period, count(*) as row_count
from raw.coverage
where period <> 0 and (period % 100 > 13 or period not between 190000 and 219913)
group by all
