-- One row per month that indicators have values of, or assignments were followed up in, latest
-- first.
-- Right: any
-- Parameters: $board
select period
from visible.live_coverage
where board = $board and kind in ('indicator_values', 'assignments')
group by all
order by period desc
