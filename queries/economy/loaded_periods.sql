-- One row per month with actual figures, latest first.
-- Parameters: $board
select period
from marts.live_coverage
where board = $board and kind in ('ledger', 'balances') and period % 100 between 1 and 12
group by all
order by period desc
