-- One row per time that a file or someone in the page has said how an assignment stands, latest
-- first. U1. `counts` is said of what holds of its follow-up: the latest in the page, or else in
-- a file.
-- Rests on: assignments
-- Right: figures
-- Parameters: $board, $number, $assignment
select
    period,
    status,
    comment,
    said_in,
    said_by,
    said_at,
    holds
    and row_number() over (
        partition by period order by said_in = 'page' desc, holds desc, said_at desc
    )
    = 1 as counts
from visible.assignment_sayings
where board = $board and number is not distinct from $number::varchar and assignment = $assignment
order by said_at desc, period desc
