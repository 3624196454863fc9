-- One row per fact that a comment on an indicator's value can state: the value, what it has come
-- to,
-- the same a year before, the change in it and the target, in the indicator's own unit.
-- Rests on: goal_plan, indicator_values
-- Right: figures
-- Parameters: $board, $period, $indicator, $cost_centre
with

    assessed as (

        select value, reached, reached_before, required_low, required_high
        from
            visible.assessed_indicators(
                $board,
                $period::integer,
                $period::integer,
                $cost_centre is not null,
                null::map(varchar, decimal(18, 4))
            )
        where indicator = $indicator and cost_centre is not distinct from $cost_centre

    ),

    plan as (

        select
            case
                when regexp_matches(lower(measured_in), '^(%|procent)')
                then 'percent'
                when regexp_matches(lower(measured_in), '^(kr|sek)')
                then 'sek'
                when regexp_matches(lower(measured_in), '(dag|dygn)')
                then 'days'
                else 'count'
            end as unit
        from visible.goal_plan
        where
            board = $board
            and period = divide($period::integer, 100) * 100
            and indicator = $indicator

    ),

    listed as (

        select
            plan.unit,
            unnest(
                [
                    ('value', value),
                    ('reached', reached),
                    ('reached_before', reached_before),
                    ('reached_change', reached - reached_before),
                    ('target_low', required_low),
                    ('target_high', required_high)
                ]::struct(what varchar, value decimal(18, 4))[]
            ) as fact
        from assessed
        cross join plan

    )

select
    fact.what,
    null::varchar as part,
    case when fact.what = 'reached_change' and unit = 'percent' then 'points' else unit end as unit,
    fact.value
from listed
where fact.value is not null
order by fact.what, unit
