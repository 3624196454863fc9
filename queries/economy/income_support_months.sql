-- One row per month of a fiscal year: income support paid out, its budget, and the households.
-- E9. Months after $period have their budget alone. mean_cost and mean_budget are those of a
-- month, over the mean_months from mean_first_month to mean_last_month that have been paid out so
-- far: the last of these is the month of the row or, where nothing is told of it, an earlier one.
-- Costs are below zero, cost_per_household above. Households are not told, and `suppressed`,
-- where the count of a unit is so small that it could point somebody out (N11).
-- Rests on: income_support
-- Right: figures
-- Parameters: $board, $period, $year_start, $year_end, $organised_on, $department
with

    months as (

        select
            month,
            sum(cost) filter (where month <= $period) as cost,
            sum(budget) as budget,
            sum(households) filter (where month <= $period) as households,
            sum(children) filter (where month <= $period) as children,
            coalesce(bool_or(suppressed) filter (where month <= $period), false) as suppressed
        from visible.placed_income_support($board, $organised_on::date)
        where
            month between $year_start and $year_end
            and ($department is null or department = $department)
        group by all

    )

select
    month,
    cost,
    budget,
    cost - budget as variance,
    (case when not suppressed then households end)::integer as households,
    (case when not suppressed then children end)::integer as children,
    suppressed,
    (case when not suppressed then - cost / nullif(households, 0) end)::decimal(
        18, 2
    ) as cost_per_household,
    (sum(cost) over so_far / nullif(count(cost) over so_far, 0))::decimal(18, 2) as mean_cost,
    (
        sum(budget) filter (where cost is not null) over so_far / nullif(count(cost) over so_far, 0)
    )::decimal(18, 2) as mean_budget,
    (count(cost) over so_far)::integer as mean_months,
    min(month) filter (where cost is not null) over so_far as mean_first_month,
    max(month) filter (where cost is not null) over so_far as mean_last_month
from months
window so_far as (order by month)
order by month
