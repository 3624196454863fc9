-- Keeps for good what has been computed of a board's latest month: the board, its departments and
-- units. Nothing when the same was computed last time.
-- Right: the program
-- Parameters: $board, $period, $now
insert into raw.computed_forecasts by name
with

    summed as (

        select
            department,
            max(department_name) as department_name,
            unit,
            max(unit_name) as unit_name,
            sum(forecast) as forecast,
            sum(forecast) - sqrt(sum(pow(forecast - low, 2)))::decimal(18, 2) as low,
            sum(forecast) + sqrt(sum(pow(high - forecast, 2)))::decimal(18, 2) as high
        from marts.kept_forecasts
        where board = $board and period = $period and grain in ('board', 'department', 'unit')
        group by department, unit

    ),

    latest as (

        select department, unit, arg_max(forecast, computed_at) as forecast
        from raw.computed_forecasts
        where board = $board and period = $period
        group by all

    )

select
    $board as board,
    $period::integer as period,
    summed.department,
    summed.department_name,
    summed.unit,
    summed.unit_name,
    summed.forecast,
    summed.low,
    summed.high,
    $now::timestamp as computed_at
from summed
left join
    latest
    on summed.department is not distinct from latest.department
    and summed.unit is not distinct from latest.unit
where summed.forecast is not null and summed.forecast is distinct from latest.forecast
