-- One row per kind and period that a load covers. Amounts are debit positive.
-- Right: load
-- Parameters: $board, $load_id
select kind, period, row_count, amount
from visible.coverage
where board = $board and load_id = $load_id
order by kind, period
