-- Keeps counts of people, each with whether it must not be shown.
-- Right: load or operate
-- Parameters: $board
insert into marts.kept_case_counts by name
select
    $board as board,
    period,
    level,
    department,
    unit,
    name,
    case_type,
    people,
    suppressed,
    small_number
from incoming_case_counts
