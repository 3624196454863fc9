-- One row per month or quarter, board, department and unit with care outside the home: how much of
-- it that goes on at the last day had been considered inside the months that the law gives, and how
-- much is due.
-- N10. `open` is all of it and `share` that of it that is inside. A list has only the latest
-- consideration of each, so a month before that is not told of it. What must not be told is null,
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
    null::integer as ended,
    counts.open - counts.open_outside as inside,
    counts.open_outside as outside,
    counts.open,
    counts.open_outside,
    ((counts.open - counts.open_outside)::decimal(18, 6) / nullif(counts.open, 0))::decimal(
        9, 4
    ) as share,
    counts.is_hidden,
    boards.clocks.review_months as given,
    boards.clocks.review_law as law
from visible.clock_months_told($board, 'considered', false, $first_period, $period) as counts
inner join visible.boards as boards on boards.board = $board
order by
    counts.span,
    counts.period,
    counts.level = 'board' desc,
    counts.department nulls last,
    counts.unit nulls first
