-- If some indicators had come to $reached: one row per board goal in a month, and per council
-- goal that is followed without one: how it.
-- Rests on: goal_plan, indicator_values
-- Right: figures
-- Parameters: $board, $period, $indicators, $reached
select
    area,
    council_goal,
    council_goal_name,
    board_goal,
    board_goal_name,
    threshold,
    indicator_count,
    green_count,
    yellow_count,
    red_count,
    grey_count,
    updated_count,
    green_share,
    computed,
    status,
    manual_reason,
    manual_author,
    manual_at,
    rule
from visible.goal_statuses($board, $period, map($indicators::varchar[], $reached::decimal(18, 4)[]))
order by council_goal, board_goal
