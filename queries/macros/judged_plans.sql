-- One row per indicator and year of a board's plan, with what its board judges it by.
create or replace macro visible.judged_plans(of_board) as table
    select
        goal_plan.period as year_period,
        goal_plan.area,
        goal_plan.council_goal,
        goal_plan.council_goal_name,
        goal_plan.board_goal,
        goal_plan.board_goal_name,
        coalesce(goal_plan.threshold, boards.goals.green_share) as threshold,
        goal_plan.indicator,
        goal_plan.weight,
        goal_plan.measure,
        goal_plan.reported,
        goal_plan.direction,
        coalesce(goal_plan.measured_in, goal_plan.target_unit) as measured_in,
        goal_plan.path,
        goal_plan.baseline_low as baseline,
        goal_plan.baseline_text,
        goal_plan.target_kind,
        goal_plan.target_low,
        goal_plan.target_high,
        goal_plan.target_text,
        earlier.target_low as target_before,
        goal_plan.source_of_values,
        goal_plan.responsible,
        goal_plan.cost_centre as responsible_part,
        goal_plan.computed_as,
        goal_plan.kpi,
        coalesce(goal_plan.tolerance, boards.goals.watch_share) as watch_share,
        boards.goals.unchanged_share as unchanged_share,
        boards.goals.zero_band as zero_band,
        boards.goals.asks_for_actions as asks_for_actions,
        case
            goal_plan.frequency
            when 'quarterly'
            then 3
            when 'four_monthly'
            then 4
            when 'half_yearly'
            then 6
            when 'yearly'
            then 12
            else 1
        end as months_apart
    from visible.goal_plan
    inner join visible.boards on goal_plan.board = boards.board
    left join
        visible.goal_plan as earlier
        on goal_plan.board = earlier.board
        and goal_plan.indicator = earlier.indicator
        and goal_plan.period = earlier.period + 100
        and earlier.target_kind = 'number'
    where goal_plan.board = of_board
