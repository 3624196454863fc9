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
        -- the target of the year before, where it was a number
        max(case when goal_plan.target_kind = 'number' then goal_plan.target_low end) over (
            partition by goal_plan.indicator
            order by goal_plan.period
            range between 100 preceding and 100 preceding
        ) as target_before,
        goal_plan.source_of_values,
        goal_plan.responsible,
        goal_plan.cost_centre as responsible_part,
        goal_plan.computed_as,
        goal_plan.kpi,
        coalesce(goal_plan.tolerance, boards.goals.watch_share) as watch_share,
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
        end as months_apart,
        goal_plan.measure = 'monthly_average' as is_mean,
        goal_plan.measure = 'accumulating_count' as is_count,
        goal_plan.measure = 'accumulating_count' and goal_plan.reported = 'month' as adds_up,
        goal_plan.direction = 'higher' as is_higher,
        goal_plan.path = 'steps' as follows_steps,
        goal_plan.path = 'seasonal' as is_seasonal,
        goal_plan.target_kind = 'change' as from_baseline,
        goal_plan.target_kind in ('increase', 'decrease') as is_strict,
        -- what must be reached is one of: a target of which a part of the year is due, a bound of
        -- its own, or what it is compared with and a step from there, as a share of its size
        case
            when goal_plan.target_kind in ('at_least', 'range')
            then goal_plan.target_low
            when goal_plan.target_kind = 'number' and is_higher
            then goal_plan.target_low
        end as low_share,
        case
            when goal_plan.target_kind in ('at_most', 'range')
            then goal_plan.target_high
            when goal_plan.target_kind = 'number' and not is_higher
            then goal_plan.target_high
        end as high_share,
        case
            when goal_plan.target_kind = 'zero_band'
            then greatest(goal_plan.target_high, boards.goals.zero_band)
        end as high_fixed,
        - high_fixed as low_fixed,
        case
            when goal_plan.target_kind = 'change' and goal_plan.target_low > 0
            then goal_plan.target_low / 100
            when goal_plan.target_kind = 'increase'
            then 0
            when goal_plan.target_kind = 'unchanged' and is_higher
            then - boards.goals.unchanged_share
        end::decimal(9, 4) as low_step,
        case
            when goal_plan.target_kind = 'change' and goal_plan.target_low <= 0
            then goal_plan.target_low / 100
            when goal_plan.target_kind = 'decrease'
            then 0
            when goal_plan.target_kind = 'unchanged' and not is_higher
            then boards.goals.unchanged_share
        end::decimal(9, 4) as high_step
    from visible.goal_plan
    inner join visible.boards on goal_plan.board = boards.board
    where goal_plan.board = of_board
