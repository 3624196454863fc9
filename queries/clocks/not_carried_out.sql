-- One row per quarter, kind of decision and time elapsed (null for all of them) with decisions not
-- carried out inside the months that the law gives: how many still were not at the quarter's end,
-- and how many were carried out in it, too late. The four quarters to the one of $period.
-- N10. `elapsed` since the decision: 'to_6' months, 'to_12' or 'over_12'. `quarter` is its first
-- month and `counted_to` its last in the list. What must not be told is null, and is_hidden says so
-- (N11).
-- Rests on: case_events
-- Right: figures
-- Parameters: $board, $period
with

    told as (

        select quarter, quarter_end, kind, elapsed, part, still_not, too_late, is_hidden
        from
            visible.not_carried_out(
                $board,
                marts.quarter_of(marts.months_before(marts.quarter_of($period), 9)),
                marts.quarter_of($period)
            )

    )

select
    told.quarter,
    told.quarter_end as counted_to,
    told.kind as decision_kind,
    told.elapsed,
    told.still_not::integer as still_not,
    told.too_late::integer as too_late,
    told.is_hidden,
    boards.clocks.carry_out_months as given,
    boards.clocks.carry_out_law as law,
    boards.clocks.quarterly_law as law_of_report
from told
inner join visible.boards as boards on boards.board = $board
order by
    told.quarter desc,
    told.part = 'whole' desc,
    told.kind nulls first,
    list_position(['to_6', 'to_12', 'over_12'], told.elapsed) nulls first
