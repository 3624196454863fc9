-- One row per time a period was signed off or opened again, latest first.
-- Right: figures or sign
-- Parameters: $board, $period
select event, open_findings, reason, author, happened_at
from visible.period_sign_offs
where board = $board and period = $period
order by happened_at desc
