-- One row per kind, sheet and account of a load, as SEK debit positive.
-- Right: load
-- Parameters: $load_id
select kind, coalesce(sheet, '') as sheet, account, - sum(amount) as amount
from staging.amounts
where load_id = $load_id
group by all
