-- One row per forecast of the year that holds $period, in the order of their months, and last what
-- the year ended on once it is closed. Of one department or unit, or of the whole board.
-- `origin` is adopted (what was decided, as it counts now), computed (what is computed today of
-- what was closed then), computed_then (the same as it was computed at the time, each time that it
-- was another) or actual. A forecast's amount is the whole year's.
-- Right: figures
-- Needs kept: the forecasts of every month
-- Parameters: $board, $period, $year_start, $year_end, $department, $unit
with

    computed as (

        select
            period,
            sum(forecast) filter (where grain = 'smallest') as amount,
            sqrt(sum(pow(forecast - low, 2)) filter (where grain <> 'smallest'))::decimal(
                18, 2
            ) as below,
            sqrt(sum(pow(high - forecast, 2)) filter (where grain <> 'smallest'))::decimal(
                18, 2
            ) as above
        from visible.forecasts
        where
            board = $board
            and period between $year_start and $period
            and ($department is null or department = $department)
            and ($unit is null or unit = $unit)
            and (
                grain = 'smallest'
                or grain = case
                    when $unit is not null
                    then 'unit'
                    when $department is not null or not visible.sees_whole_board($board)
                    then 'department'
                    else 'board'
                end
            )
        group by all

    ),

    adopted as (

        select period, sum(amount)::decimal(18, 2) as amount
        from visible.placed_positions($board, $year_start, $period, null::date)
        where
            value_type = 'adopted_forecast'
            and ($department is null or department = $department)
            and ($unit is null or unit = $unit)
        group by all

    ),

    told as (

        select 'adopted' as origin, period, amount, null as low, null as high, null as computed_at
        from adopted
        union all
        select
            case when period = $year_end then 'actual' else 'computed' end as origin,
            period,
            amount,
            amount - below as low,
            amount + above as high,
            null as computed_at
        from computed
        union all
        select 'computed_then' as origin, period, forecast as amount, low, high, computed_at
        from visible.computed_forecasts
        where
            board = $board
            and period between $year_start and least($period, $year_end - 1)
            and department is not distinct from $department
            and unit is not distinct from $unit
    )

select origin, period, amount, low, high, computed_at
from told
order by period, origin, computed_at
