-- One row per board that the viewer sees, with its limits.
select
    board,
    name,
    municipality,
    first_month,
    watch_share,
    alarm_share,
    small_number,
    goals,
    risk,
    clocks,
    control,
    marts.provider_limits(providers) as providers,
    marts.priority_limits(priorities) as priorities,
    marts.escalation_limits(escalation) as escalation,
    marts.step_activities(period_steps) as period_steps
from raw.boards
where visible.sees(board)
