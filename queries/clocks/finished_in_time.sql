-- One row per limit ('months' as the law has it, 'days' as control plans count them), month or
-- quarter, board, department and unit with inquiries: how many were finished inside and outside it,
-- and how many go on. N10. Otherwise as clocks/opened_in_time.
-- Rests on: case_events
-- Right: figures
-- Parameters: $board, $first_period, $period
with

    counts as (

        select
            'months' as counted_in,
            span,
            period,
            level,
            department,
            unit,
            name,
            ended,
            inside,
            outside,
            open,
            open_outside,
            share,
            is_hidden
        from visible.clock_months_told($board, 'finished', false, $first_period, $period)
        union all
        select
            'days' as counted_in,
            span,
            period,
            level,
            department,
            unit,
            name,
            ended,
            inside,
            outside,
            open,
            open_outside,
            share,
            is_hidden
        from visible.clock_months_told($board, 'finished', true, $first_period, $period)

    )

select
    counts.counted_in,
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
    if(
        counts.counted_in = 'days', boards.clocks.inquiry_days, boards.clocks.inquiry_months
    ) as given,
    boards.clocks.inquiry_law as law
from counts
inner join visible.boards as boards on boards.board = $board
order by
    counts.counted_in desc,
    counts.span,
    counts.period,
    counts.level = 'board' desc,
    counts.department nulls last,
    counts.unit nulls first
