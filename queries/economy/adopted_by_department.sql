-- One row per department with an adopted forecast of $period: all of it, what of it people have
-- entered here ($source), and why. Costs are negative. Money of no department is left as it is.
-- Right: forecast
-- Parameters: $board, $period, $source
with

    adopted as (

        select department, max(department_name) as name, sum(amount)::decimal(18, 2) as adopted
        from visible.placed_positions($board, $period, $period, null::date)
        where value_type = 'adopted_forecast' and department not in ('-', '?')
        group by all

    ),

    entered as (

        select cost_centre as department, sum(amount)::decimal(18, 2) as entered
        from visible.live_amounts
        where board = $board and kind = 'adopted_forecast' and source = $source and period = $period
        group by all

    ),

    reasons as (

        select forecast_reasons.cost_centre as department, max(forecast_reasons.reason) as reason
        from visible.forecast_reasons
        inner join visible.live_coverage using (load_id, period)
        where
            live_coverage.board = $board
            and live_coverage.kind = 'adopted_forecast'
            and live_coverage.source = $source
            and live_coverage.period = $period
        group by all

    )

select
    adopted.department,
    adopted.name,
    adopted.adopted,
    coalesce(entered.entered, 0) as entered,
    reasons.reason
from adopted
left join entered using (department)
left join reasons using (department)
order by adopted.department
