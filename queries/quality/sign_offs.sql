-- One row per time a period was signed off or opened again, latest first.
-- Parameters: $board, $period
select event, open_findings, reason, author, happened_at
from raw.period_sign_offs
where board = $board and period = $period
order by happened_at desc
