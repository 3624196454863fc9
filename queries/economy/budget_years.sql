-- One row per fiscal year that a board has a budget for, latest first, by its first month.
-- Right: figures
-- Parameters: $board
select
    (divide(live_coverage.period, 100) - (live_coverage.period % 100 < boards.first_month)::integer)
    * 100
    + boards.first_month as year_start
from visible.live_coverage
inner join visible.boards using (board)
where
    live_coverage.board = $board
    and live_coverage.kind = 'budget'
    and live_coverage.period % 100 > 0
group by all
order by year_start desc
