-- One row per assumption of a scenario, in order, then their sum: what it changes the forecast by.
-- F4. Above zero is a lower net cost. What it means is said by visible.scenario_effects.
-- Right: forecast
-- Needs kept: the forecasts of $period
-- Parameters: $board, $period, $year_start, $year_end, $scenario
with

    effects as (

        select position, sum(effect) as effect
        from visible.scenario_effects($board, $period, $year_start, $year_end, $scenario)
        group by all

    ),

    told as (

        select
            assumptions.position,
            assumptions.kind,
            assumptions.department,
            assumptions.unit,
            assumptions.account_group,
            assumptions.from_period,
            assumptions.percent,
            assumptions.positions,
            assumptions.sek_per_month,
            coalesce(effects.effect, 0) as effect
        from visible.scenario_assumptions as assumptions
        inner join visible.scenarios using (scenario_id)
        left join effects using (position)
        where scenarios.board = $board and assumptions.scenario_id = $scenario

    )

select
    case when grouping(position) = 1 then 'total' else 'assumption' end as row_kind,
    position,
    kind,
    department,
    unit,
    account_group,
    from_period,
    percent,
    positions,
    sek_per_month,
    coalesce(sum(effect), 0)::decimal(18, 2) as effect
from told
group by
    grouping sets (
        (
            position,
            kind,
            department,
            unit,
            account_group,
            from_period,
            percent,
            positions,
            sek_per_month
        ),
        ()
    )
order by row_kind, position
