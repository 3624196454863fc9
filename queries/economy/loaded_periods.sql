-- One row per month with actual figures, latest first.
-- Right: any
-- Parameters: $board
select period
from visible.live_coverage
where board = $board and kind in ('ledger', 'balances') and period % 100 between 1 and 12
group by all
order by period desc
