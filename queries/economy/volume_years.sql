-- One row per part and fiscal year: days of care, what they cost and the budget for both, in
-- full. E8: the tables of placements in a plan. Costs are below zero; what a day costs is above
-- zero, and null where days or cost are not told. is_forecast: the sender had not the whole year.
-- actual_months: so many months of the year are told of, 12 where the year is told as a whole.
-- $dimension says what a part is: a care_form, a provider (own or external), a department or a
-- unit.
-- Rests on: volumes
-- Right: figures
-- Parameters: $board, $year_start, $organised_on, $dimension
with

    placed as (

        select year_start, month, key, name, days, cost, is_forecast, budget_days, budget_cost
        from visible.named_volumes($board, $year_start, $organised_on::date, $dimension)

    ),

    years as (

        select
            key,
            year_start,
            max(name) as name,
            sum(days) as days,
            sum(budget_days) as budget_days,
            sum(cost) as cost,
            sum(budget_cost) as budget_cost,
            sum(cost) filter (where days > 0) as cost_of_days,
            sum(budget_cost) filter (where budget_days > 0) as budget_cost_of_days,
            bool_or(is_forecast) as is_forecast,
            if(
                bool_or(month % 100 = 0 and coalesce(days, cost) is not null),
                12,
                count(distinct month) filter (where coalesce(days, cost) is not null)
            )::integer as actual_months
        from placed
        group by all

    )

select
    coalesce(name, key) as name,
    key,
    year_start,
    days,
    budget_days,
    budget_cost,
    cost,
    (- cost_of_days / nullif(days, 0))::decimal(18, 2) as cost_per_day,
    (- budget_cost_of_days / nullif(budget_days, 0))::decimal(18, 2) as budget_cost_per_day,
    is_forecast,
    actual_months
from years
order by name, key, year_start
