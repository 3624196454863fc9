-- One row per thing that is to be in place when a period's round is reported, in the order that it
-- is done (A2): `ready`, `not_ready`, `not_asked` (nothing asks for it) or `not_told` (the viewer
-- may not know). `undone` is how many are left of it, `asked` of how many where that is known.
-- $open_findings, $unexplained, $demands (of actions, E6) and $unmet_demands are counted by the
-- rules of what deserves a look, what must be explained and what demands actions
-- (lagesbild/round_checks.py); null is not known.
-- Rests on: calendar, goal_plan, indicator_values
-- Right: figures
-- Parameters: $board, $period, $open_findings, $unexplained, $demands, $unmet_demands
with

    loaded as (

        select
            count(*) filter (where kind in ('ledger', 'balances')) as actuals,
            count(*) filter (where kind = 'adopted_forecast') as forecasts
        from visible.live_coverage
        where board = $board and period = $period

    ),

    indicators as (

        select count(*) as planned, count(*) filter (where status = 'not_updated') as not_updated
        from visible.indicator_statuses($board, $period, map([]::varchar[], []::decimal(18, 4)[]))

    ),

    forecasts_asked as (

        select count(*) as number
        from visible.calendar
        where board = $board and item_kind = 'forecast' and about = $period

    ),

    closed as (

        select count(*) filter (where is_closed) as number
        from visible.closed_periods($board)
        where period = $period

    ),

    signed as (

        select count(*) as number, count(*) filter (where not is_signed) as waiting
        from visible.period_steps($board, $period)

    ),

    frozen as (

        select count(*) as number
        from visible.frozen_rounds
        where board = $board and period = $period

    ),

    steps as (

        select
            1 as position,
            'figures_loaded' as step,
            true as is_asked,
            if(actuals > 0, 0, 1) as undone,
            null::integer as asked
        from loaded
        union all
        select
            2 as position,
            'indicators_updated' as step,
            planned > 0 as is_asked,
            not_updated as undone,
            planned as asked
        from indicators
        union all
        select
            3 as position,
            'variances_explained' as step,
            actuals > 0 as is_asked,
            $unexplained::integer as undone,
            null::integer as asked
        from loaded
        union all
        select
            4 as position,
            'forecast_entered' as step,
            forecasts_asked.number > 0 as is_asked,
            if(loaded.forecasts > 0, 0, 1) as undone,
            null::integer as asked
        from forecasts_asked
        cross join loaded
        union all
        select
            5 as position,
            'actions_decided' as step,
            coalesce($demands::integer > 0, true) as is_asked,
            $unmet_demands::integer as undone,
            null::integer as asked
        union all
        select
            6 as position,
            'findings_handled' as step,
            true as is_asked,
            $open_findings::integer as undone,
            null::integer as asked
        union all
        select
            7 as position,
            'period_closed' as step,
            true as is_asked,
            if(number > 0, 0, 1) as undone,
            null::integer as asked
        from closed
        union all
        select
            8 as position,
            'steps_signed' as step,
            number > 0 as is_asked,
            waiting as undone,
            number as asked
        from signed
        union all
        select
            9 as position,
            'report_frozen' as step,
            true as is_asked,
            case when visible.sees_whole_board($board) then if(number > 0, 0, 1) end as undone,
            null::integer as asked
        from frozen

    )

select
    step,
    case
        when not is_asked
        then 'not_asked'
        when undone is null
        then 'not_told'
        when undone = 0
        then 'ready'
        else 'not_ready'
    end as state,
    case when is_asked then undone end::integer as undone,
    asked::integer as asked
from steps
order by position
