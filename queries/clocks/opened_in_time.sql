-- One row per month or quarter, board, department and unit with reports: how many were decided on,
-- to open an inquiry or not, inside and outside the days that the law gives, and how many wait.
-- N10. `share` is that of the decided that were inside. A quarter is called by its last month, and
-- what waits is counted on the last day of the month or quarter. What must not be told is null, and
-- is_hidden says so (N11).
-- Rests on: case_events
-- Right: figures
-- Parameters: $board, $first_period, $period
select
    'days' as counted_in,
    counts.span,
    counts.period,
    counts.level,
    counts.department,
    counts.unit,
    counts.name,
    counts.ended,
    counts.inside,
    counts.outside,
    counts.open,
    counts.open_outside,
    counts.share,
    counts.is_hidden,
    boards.clocks.open_days as given,
    boards.clocks.open_law as law
from visible.clock_months_told($board, 'opened', false, $first_period, $period) as counts
inner join visible.boards as boards on boards.board = $board
order by
    counts.span,
    counts.period,
    counts.level = 'board' desc,
    counts.department nulls last,
    counts.unit nulls first
