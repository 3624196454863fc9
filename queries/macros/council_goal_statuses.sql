-- One row per council goal of a board's plan in a month: met when all of its board goals are, which
-- weigh alike (M5); one that is followed by indicators of its own, at office level, follows them.
create or replace macro visible.council_goal_statuses(of_board, of_period, what_if) as table
    with

        counted as (

            select
                any_value(goals.area) as area,
                goals.council_goal,
                any_value(goals.council_goal_name) as council_goal_name,
                (count(goals.board_goal))::integer as goal_count,
                (count(*) filter (where goals.status = 'on_plan'))::integer as green_count,
                (count(*) filter (where goals.status = 'watch'))::integer as yellow_count,
                (count(*) filter (where goals.status = 'off_plan'))::integer as red_count,
                (count(*) filter (where goals.status = 'not_updated'))::integer
                as not_updated_count,
                (count(*) filter (where goals.status = 'not_assessed'))::integer
                as not_assessed_count,
                string_agg(goals.board_goal, ', ' order by goals.board_goal) filter (
                    where goals.status <> 'on_plan'
                ) as not_met,
                count(*)::integer as part_count,
                sum(goals.indicator_count)::integer as indicator_count,
                sum(goals.updated_count)::integer as updated_count,
                any_value(goals.rule) as a_rule,
                max(goals.board_goal) as a_goal
            from visible.goal_statuses(of_board, of_period, what_if) as goals
            group by goals.council_goal

        ),

        judged as (

            select
                counted.area,
                counted.council_goal,
                counted.council_goal_name,
                counted.goal_count,
                counted.part_count,
                counted.green_count,
                counted.yellow_count,
                counted.red_count,
                counted.not_met,
                counted.indicator_count,
                counted.updated_count,
                counted.a_rule,
                counted.a_goal,
                case
                    when counted.red_count > 0
                    then 'off_plan'
                    when counted.yellow_count > 0
                    then 'watch'
                    when counted.not_updated_count > 0
                    then 'not_updated'
                    when counted.not_assessed_count > 0
                    then 'not_assessed'
                    else 'on_plan'
                end as computed,
                live_statuses.status as manual_status,
                live_statuses.reason as manual_reason,
                live_statuses.author as manual_author,
                live_statuses.set_at as manual_at
            from counted
            left join
                visible.live_statuses
                on live_statuses.board = of_board
                and live_statuses.period = of_period
                and live_statuses.about = 'council_goal'
                and live_statuses.key = counted.council_goal

        )

    select
        area,
        council_goal,
        council_goal_name,
        goal_count,
        green_count,
        yellow_count,
        red_count,
        indicator_count,
        updated_count,
        computed,
        coalesce(manual_status, computed) as status,
        manual_reason,
        manual_author,
        manual_at,
        case
            when goal_count = 0
            then concat('Följs på kontorsnivå, utan nämndmål. ', a_rule)
            when goal_count = 1
            then concat('Följer sitt enda nämndmål, ', a_goal, '.')
            when computed = 'on_plan'
            then concat('Alla ', goal_count, ' nämndmål är uppfyllda.')
            else
                concat(
                    green_count,
                    ' av ',
                    goal_count,
                    ' nämndmål är uppfyllda. Alla ska vara det; kvar är ',
                    not_met,
                    '.'
                )
        end as rule
    from judged
