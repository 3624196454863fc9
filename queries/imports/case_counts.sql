-- One row per count of people in some periods of a board, with the limit below which none is shown.
-- Right: load or operate
-- Parameters: $board, $periods
select
    case_counts.period,
    case_counts.level,
    case_counts.department,
    case_counts.unit,
    case_counts.name,
    case_counts.case_type,
    case_counts.people,
    boards.small_number
from marts.case_counts
inner join raw.boards using (board)
where case_counts.board = $board and list_contains($periods, case_counts.period)
order by period, level, department, unit, case_type
