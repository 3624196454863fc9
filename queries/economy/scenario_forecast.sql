-- One row per part, then the total: the year's forecast as it is, and as a scenario makes it.
-- F4. $grain says what a part is: a department, a unit or an account_group. The base forecast is
-- economy/full_year_forecast to the öre, and scenario is base and effect. An amount a month that is
-- for no such part stands as '-'.
-- Right: forecast
-- Needs kept: the forecasts of $period
-- Parameters: $board, $period, $year_start, $year_end, $grain, $scenario
with

    amounts as (

        select
            department,
            department_name,
            unit,
            unit_name,
            account_group,
            forecast as base_forecast,
            budget_year,
            0::decimal(18, 2) as effect
        from visible.forecasts
        where board = $board and period = $period and grain = 'smallest'
        union all
        select
            department,
            null as department_name,
            unit,
            null as unit_name,
            account_group,
            null as base_forecast,
            null as budget_year,
            effect
        from visible.scenario_effects($board, $period, $year_start, $year_end, $scenario)

    ),

    named as (

        select
            marts.part_key($grain, department, unit, null, account_group, null) as key,
            marts.part_name(
                $grain, key, department_name, unit_name, null, account_group, null
            ) as name,
            base_forecast,
            budget_year,
            effect
        from amounts

    ),

    summed as (

        select
            key,
            grouping(key) as without_key,
            max(name) as name,
            sum(base_forecast) as base_forecast,
            sum(effect) as effect,
            sum(budget_year) as budget_year
        from named
        group by grouping sets ((key), ())

    )

select
    case when without_key = 1 then 'total' else 'part' end as row_kind,
    key,
    case when without_key = 0 then coalesce(name, key) end as name,
    base_forecast,
    effect,
    coalesce(base_forecast, 0) + effect as scenario_forecast,
    budget_year,
    coalesce(base_forecast, 0) + effect - budget_year as forecast_variance
from summed
order by without_key, forecast_variance nulls last, name
