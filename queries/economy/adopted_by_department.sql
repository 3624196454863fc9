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

        select
            counted_amounts.cost_centre as department,
            sum(counted_amounts.amount)::decimal(18, 2) as entered,
            max(counted_amounts.reason) as reason
        from visible.counted_amounts
        inner join visible.loads using (load_id)
        where
            counted_amounts.board = $board
            and counted_amounts.value_type = 'adopted_forecast'
            and counted_amounts.period = $period
            and loads.source = $source
        group by all

    )

select
    adopted.department,
    adopted.name,
    adopted.adopted,
    coalesce(entered.entered, 0) as entered,
    entered.reason
from adopted
left join entered using (department)
order by adopted.department
