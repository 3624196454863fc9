-- One row per board goal in a month, and per council goal that is followed without one: how it
-- stands and why.
-- `$indicators` may be supposed to have come to `$reached` instead (N12); null is what there is.
-- Rests on: goal_plan, indicator_values
-- Right: figures
-- Parameters: $board, $period, $indicators, $reached
select
    area,
    council_goal,
    council_goal_name,
    indicator_count,
    updated_count,
    computed,
    status,
    manual_reason,
    manual_author,
    manual_at,
    rule,
    green_count,
    yellow_count,
    red_count,
    board_goal,
    board_goal_name,
    threshold,
    grey_count,
    green_share
from visible.goal_statuses($board, $period, map($indicators::varchar[], $reached::decimal(18, 4)[]))
order by council_goal, board_goal
