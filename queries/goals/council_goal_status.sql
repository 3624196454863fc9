-- One row per council goal in a month: how it stands and why.
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
    goal_count
from
    visible.council_goal_statuses(
        $board, $period, map($indicators::varchar[], $reached::decimal(18, 4)[])
    )
order by council_goal
