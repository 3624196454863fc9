-- One row per indicator and year of a board's plan that counts. Where several senders say it, the
-- latest load does.
select
    goal_plan.board,
    goal_plan.period,
    goal_plan.area,
    goal_plan.council_goal,
    goal_plan.council_goal_name,
    goal_plan.board_goal,
    goal_plan.board_goal_name,
    goal_plan.threshold,
    goal_plan.indicator,
    goal_plan.weight,
    goal_plan.measure,
    goal_plan.reported,
    goal_plan.direction,
    goal_plan.measured_in,
    goal_plan.frequency,
    goal_plan.path,
    goal_plan.tolerance,
    goal_plan.baseline_kind,
    goal_plan.baseline_low,
    goal_plan.baseline_high,
    goal_plan.baseline_unit,
    goal_plan.baseline_basis,
    goal_plan.baseline_text,
    goal_plan.target_kind,
    goal_plan.target_low,
    goal_plan.target_high,
    goal_plan.target_unit,
    goal_plan.target_basis,
    goal_plan.target_text,
    goal_plan.source_of_values,
    goal_plan.responsible,
    goal_plan.cost_centre,
    goal_plan.computed_as,
    goal_plan.kpi
from staging.goal_plan
inner join
    marts.live_coverage
    on goal_plan.load_id = live_coverage.load_id
    and goal_plan.period = live_coverage.period
    and live_coverage.kind = 'goal_plan'
qualify
    row_number() over (
        partition by goal_plan.board, goal_plan.period, goal_plan.indicator
        order by live_coverage.committed_as desc
    )
    = 1
