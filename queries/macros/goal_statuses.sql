-- One row per board goal of a board's plan in a month, and one per council goal that is followed
-- by indicators of its own (`board_goal` is null; M5): how it stands and why (M4).
create or replace macro visible.goal_statuses(of_board, of_period, what_if) as table
    with

        counted as (

            select
                any_value(indicators.area) as area,
                indicators.council_goal,
                any_value(indicators.council_goal_name) as council_goal_name,
                indicators.board_goal,
                any_value(indicators.board_goal_name) as board_goal_name,
                any_value(indicators.threshold) as threshold,
                count(*)::integer as indicator_count,
                (count(*) filter (where indicators.status = 'on_plan'))::integer as green_count,
                (count(*) filter (where indicators.status = 'watch'))::integer as yellow_count,
                (count(*) filter (where indicators.status = 'off_plan'))::integer as red_count,
                (
                    count(*) filter (where indicators.status in ('not_assessed', 'not_updated'))
                )::integer as grey_count,
                (count(*) filter (where indicators.status = 'not_updated'))::integer
                as not_updated_count,
                (count(*) filter (where indicators.reached is not null))::integer as updated_count,
                sum(indicators.weight) as whole_weight,
                coalesce(
                    sum(indicators.weight) filter (where indicators.status = 'on_plan'), 0
                ) as green_weight,
                coalesce(
                    sum(indicators.weight) filter (
                        where indicators.status in ('not_assessed', 'not_updated')
                    ),
                    0
                ) as grey_weight,
                max(indicators.weight) = min(indicators.weight) as weighs_alike,
                any_value(indicators.rule) as a_rule
            from visible.indicator_statuses(of_board, of_period, what_if) as indicators
            group by indicators.council_goal, indicators.board_goal

        ),

        judged as (

            select
                counted.area,
                counted.council_goal,
                counted.council_goal_name,
                counted.board_goal,
                counted.board_goal_name,
                counted.threshold,
                counted.indicator_count,
                counted.green_count,
                counted.yellow_count,
                counted.red_count,
                counted.grey_count,
                counted.updated_count,
                counted.weighs_alike,
                counted.a_rule,
                (counted.green_weight / nullif(counted.whole_weight, 0))::decimal(9, 4)
                as green_share,
                marts.goal_status(
                    counted.red_count,
                    counted.grey_count,
                    counted.not_updated_count,
                    counted.green_weight,
                    counted.grey_weight,
                    counted.whole_weight,
                    counted.threshold
                ) as computed,
                live_statuses.status as manual_status,
                live_statuses.reason as manual_reason,
                live_statuses.author as manual_author,
                live_statuses.set_at as manual_at
            from counted
            left join
                visible.live_statuses
                on live_statuses.board = of_board
                and live_statuses.period = of_period
                and live_statuses.about = 'board_goal'
                and live_statuses.key = counted.board_goal

        )

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
        coalesce(manual_status, computed) as status,
        manual_reason,
        manual_author,
        manual_at,
        case
            when indicator_count = 1
            then concat('Målet har en indikator och följer den. ', a_rule)
            when red_count > 0
            then
                concat(
                    red_count,
                    ' av ',
                    indicator_count,
                    case when red_count = 1 then ' indikatorer är röd' else ' indikatorer är röda' end,
                    ', och en röd räcker för att målet inte nås.'
                )
            when computed in ('not_assessed', 'not_updated')
            then
                concat(
                    grey_count,
                    ' av ',
                    indicator_count,
                    ' indikatorer är inte uppdaterade eller inte bedömda, så målet går inte att ',
                    'bedöma.'
                )
            else
                concat(
                    green_count,
                    ' av ',
                    indicator_count,
                    ' indikatorer är gröna (',
                    marts.in_swedish(round(green_share * 100, 1)),
                    case when weighs_alike then ' %' else ' % av vikten' end,
                    ', gränsen är ',
                    marts.in_swedish(round(threshold * 100, 1)),
                    case
                        when yellow_count = 0 or grey_count > 0
                        then ' %).'
                        else ' %) och resten är gula.'
                    end
                )
        end as rule
    from judged
