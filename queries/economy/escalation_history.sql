-- One row per time that someone has said, in the year up to a month, that a level was informed of a
-- part's variance and what it decided, or taken that back, latest first. `counts` is said of what
-- holds now.
-- Right: figures
-- Parameters: $board, $period, $year_start
select
    period,
    part_level,
    part,
    informed_level,
    event,
    variance,
    informed_by,
    informed_on,
    decision,
    decided_on,
    author as said_by,
    entered_at as said_at,
    event = 'said'
    and row_number() over (partition by part_level, part, informed_level order by entered_at desc)
    = 1 as counts
from visible.escalations
where board = $board and period between $year_start and $period
order by entered_at desc, part_level, part, informed_level
