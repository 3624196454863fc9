-- One row per unit, department and the board's total that is worse than budget, those that wait
-- for somebody first: the level that this belongs to now (E7), who has been informed, and what was
-- decided. `worst_variance` is the worse of the variance so far and that of the year's forecast,
-- below zero; `opened_by` says which. `level` is the lowest whose threshold it does not exceed,
-- `limit` that threshold, which the executive board has none of, `own_limit` its own level's.
-- `state` is own (it goes no further than its own level), to_inform, informed or decided, of that
-- level; `informed_levels` are all that have been informed in the year, up to the month. What
-- decided actions give is not taken off. The total is for who sees the whole board.
-- Right: figures
-- Needs kept: the forecasts of $period
-- Parameters: $board, $period, $year_start, $year_end
with

    standings as (

        select
            'unit' as part_level,
            part,
            name,
            department,
            variance_ytd,
            forecast_origin,
            forecast_month,
            budget_year,
            forecast_variance
        from visible.standings($board, $period, $year_start, $year_end, 'unit')
        where row_kind = 'part'
        union all
        select
            case when row_kind = 'total' then 'board' else 'department' end as part_level,
            part,
            name,
            department,
            variance_ytd,
            forecast_origin,
            forecast_month,
            budget_year,
            forecast_variance
        from visible.standings($board, $period, $year_start, $year_end, 'department')
        where row_kind = 'part' or visible.sees_whole_board($board)

    ),

    -- Money of no department or unit is part of the total alone.
    behind as (

        select
            part_level,
            part,
            name,
            department,
            variance_ytd,
            forecast_origin,
            forecast_month,
            budget_year,
            forecast_variance,
            least(variance_ytd, forecast_variance)::decimal(18, 2) as worst_variance,
            case
                when coalesce(variance_ytd <= forecast_variance, variance_ytd is not null)
                then 'variance'
                else 'forecast'
            end as opened_by,
            case part_level when 'board' then 'administration' else part_level end as own_level
        from standings
        where coalesce(part, '') not in ('-', '?') and least(variance_ytd, forecast_variance) < 0

    ),

    department_budgets as (

        select part as department, budget_year from standings where part_level = 'department'

    ),

    placed as (

        select
            behind.part_level,
            behind.part,
            behind.name,
            behind.department,
            behind.variance_ytd,
            behind.forecast_origin,
            behind.forecast_month,
            behind.budget_year,
            behind.forecast_variance,
            behind.worst_variance,
            behind.opened_by,
            behind.own_level,
            department_budgets.budget_year as department_budget,
            boards.escalation as limits
        from behind
        inner join visible.boards on boards.board = $board
        left join department_budgets on behind.department = department_budgets.department

    ),

    judged as (

        select
            part_level,
            part,
            name,
            department,
            variance_ytd,
            forecast_origin,
            forecast_month,
            budget_year,
            forecast_variance,
            worst_variance,
            opened_by,
            own_level,
            marts.escalation_limit(own_level, budget_year, department_budget, limits) as own_limit,
            marts.escalation_level(
                own_level, worst_variance, budget_year, department_budget, limits
            ) as level,
            marts.escalation_limit(level, budget_year, department_budget, limits) as
        limit
        from placed

    ),

    informed as (

        select
            part_level,
            part,
            informed_level,
            informed_by,
            informed_on,
            decision,
            decided_on,
            author,
            entered_at
        from visible.escalations
        where board = $board and period between $year_start and $period
        qualify
            row_number() over (
                partition by part_level, part, informed_level order by entered_at desc
            )
            = 1
            and event = 'said'

    ),

    informed_levels as (

        select
            part_level,
            part,
            list(informed_level order by marts.escalation_rank(informed_level)) as levels
        from informed
        group by all

    )

select
    judged.part_level,
    judged.part,
    judged.name,
    judged.department,
    judged.variance_ytd,
    judged.forecast_origin,
    judged.forecast_month,
    judged.forecast_variance,
    judged.budget_year,
    judged.worst_variance,
    judged.opened_by,
    judged.own_level,
    judged.own_limit,
    judged.level,
    judged.limit,
    case
        when judged.level = judged.own_level
        then 'own'
        when informed.informed_on is null
        then 'to_inform'
        when informed.decided_on is null
        then 'informed'
        else 'decided'
    end as state,
    informed.informed_by,
    informed.informed_on,
    informed.decision,
    informed.decided_on,
    informed.author as said_by,
    informed.entered_at as said_at,
    coalesce(informed_levels.levels, []) as informed_levels,
    visible.may('actions') as may_enter
from judged
left join
    informed
    on judged.part_level = informed.part_level
    and judged.part is not distinct from informed.part
    and judged.level = informed.informed_level
left join
    informed_levels
    on judged.part_level = informed_levels.part_level
    and judged.part is not distinct from informed_levels.part
order by
    list_position(['to_inform', 'informed', 'decided', 'own'], state),
    marts.escalation_rank(judged.level) desc,
    judged.worst_variance,
    judged.part_level,
    judged.part
