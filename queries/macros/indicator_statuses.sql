-- One row per indicator of a board's plan in a month, as the whole board has it: how it stands, by
-- rule (`computed`) and as it counts (`status`: set by hand where somebody has), and why.
create or replace macro visible.indicator_statuses(of_board, of_period, what_if) as table
    with

        assessed as (

            select
                assessed.indicator,
                assessed.year_period,
                assessed.number,
                assessed.period,
                assessed.month_in_year,
                assessed.value,
                assessed.actions,
                assessed.ytd_sum,
                assessed.ytd_count,
                assessed.latest_number,
                assessed.due_month,
                assessed.reached,
                assessed.reached_before,
                assessed.by_path,
                assessed.share_of_year,
                assessed.reference,
                assessed.reference_kind,
                assessed.is_strict,
                assessed.required_low,
                assessed.required_high,
                assessed.watch_low,
                assessed.watch_high,
                assessed.shortfall,
                assessed.shortfall_share,
                assessed.watch_share,
                assessed.rule_kind,
                assessed.status
            from
                visible.assessed_indicators(
                    of_board, marts.months_before(of_period, 1), of_period, false, what_if
                ) as assessed
            where assessed.cost_centre is null

        ),

        part_names as (

            select code, arg_max(name, valid_to) as name
            from visible.organisation_paths
            where board = of_board
            group by code

        ),

        month_before as (

            select indicator, reached, status
            from assessed
            where period = marts.months_before(of_period, 1)

        )

    select
        plans.area,
        plans.council_goal,
        plans.council_goal_name,
        plans.board_goal,
        plans.board_goal_name,
        plans.threshold,
        plans.indicator,
        plans.weight,
        plans.measure,
        plans.direction,
        plans.measured_in,
        plans.baseline_text,
        plans.target_text,
        plans.target_kind,
        plans.source_of_values,
        plans.responsible,
        plans.responsible_part,
        part_names.name as responsible_part_name,
        plans.computed_as,
        plans.kpi,
        plans.months_apart,
        plans.watch_share,
        assessed.value,
        assessed.actions,
        said.comment,
        said.entered_by,
        assessed.reached,
        assessed.reached_before,
        month_before.reached as reached_month_before,
        month_before.status as status_month_before,
        assessed.required_low,
        assessed.required_high,
        assessed.is_strict,
        assessed.shortfall,
        assessed.rule_kind,
        (assessed.number - assessed.latest_number)::integer as months_old,
        assessed.watch_low,
        assessed.watch_high,
        case
            when plans.target_kind in ('number', 'at_least', 'at_most') and plans.reported = 'month'
            then
                marts.pace_left(
                    plans.measure,
                    coalesce(plans.target_low, plans.target_high),
                    assessed.ytd_sum,
                    assessed.ytd_count,
                    divide(12 - assessed.due_month, plans.months_apart)
                )
        end as needed_pace,
        assessed.status as computed,
        coalesce(live_statuses.status, assessed.status) as status,
        live_statuses.reason as manual_reason,
        live_statuses.author as manual_author,
        live_statuses.set_at as manual_at,
        marts.rule_in_words(
            assessed.rule_kind,
            assessed.reached,
            assessed.required_low,
            assessed.required_high,
            assessed.is_strict,
            plans.measured_in,
            assessed.by_path,
            assessed.share_of_year,
            plans.target_text,
            assessed.reference_kind,
            assessed.reference,
            assessed.shortfall,
            assessed.shortfall_share,
            assessed.watch_share,
            assessed.period,
            assessed.month_in_year,
            assessed.number - assessed.latest_number,
            assessed.ytd_count
        ) as rule
    from assessed
    inner join
        visible.judged_plans(of_board) as plans
        on assessed.indicator = plans.indicator
        and assessed.year_period = plans.year_period
    left join part_names on plans.responsible_part = part_names.code
    left join
        visible.indicator_values as said
        on said.board = of_board
        and said.period = of_period
        and said.indicator = assessed.indicator
        and said.cost_centre is null
        and not said.is_planned
    left join month_before on assessed.indicator = month_before.indicator
    left join
        visible.live_statuses
        on live_statuses.board = of_board
        and live_statuses.period = of_period
        and live_statuses.about = 'indicator'
        and live_statuses.key = assessed.indicator
    where assessed.period = of_period
