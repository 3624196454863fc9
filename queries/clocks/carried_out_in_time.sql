-- One row per month or quarter, board, department and unit with decisions: how many were carried
-- out inside and outside the months that the law gives, and how many are not yet.
-- N10. `share` is that of the carried out that were inside. A quarter is called by its last month,
-- and what waits is counted on the last day of the month or quarter. What must not be told is null,
-- and is_hidden says so (N11).
-- Rests on: case_events
-- Right: figures
-- Parameters: $board, $first_period, $period
select
    'months' as counted_in,
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
    boards.clocks.carry_out_months as given,
    boards.clocks.carry_out_law as law
from visible.clock_months_told($board, 'carried_out', false, $first_period, $period) as counts
inner join visible.boards as boards on boards.board = $board
order by
    counts.span,
    counts.period,
    counts.level = 'board' desc,
    counts.department nulls last,
    counts.unit nulls first
