-- One row per part and its total: what the year's budgeted days would cost at last year's own
-- price. N3. shortfall is that cost less the budget, as a variance: below zero where the budget
-- is too small. Costs are below zero, what a day costs is above. price_change is from last year's
-- price to the budgeted one, 1 being last year's. last_months are the months of last year that
-- are told of, 12 where it is told as a whole; last_is_forecast: the sender had not the whole of
-- it. A part without budgeted days, or without days last year, cannot be tested: its shortfall is
-- null, and the total is of the others. $dimension says what a part is: a care_form, a provider
-- (own or external), a department or a unit.
-- Rests on: volumes
-- Right: figures
-- Parameters: $board, $year_start, $organised_on, $dimension
with

    placed as (

        select year_start, month, key, name, days, cost, is_forecast, budget_days, budget_cost
        from visible.named_volumes($board, $year_start, $organised_on::date, $dimension)
        where year_start in ($year_start, $year_start - 100)

    ),

    parts as (

        select
            key,
            max(name) as name,
            sum(budget_days) filter (where year_start = $year_start) as budget_days,
            sum(budget_cost) filter (where year_start = $year_start) as budget_cost,
            sum(days) filter (where year_start < $year_start) as last_days,
            sum(cost) filter (where year_start < $year_start) as last_cost,
            coalesce(
                bool_or(is_forecast) filter (where year_start < $year_start), false
            ) as last_is_forecast,
            if(
                coalesce(
                    bool_or(month % 100 = 0) filter (
                        where year_start < $year_start and coalesce(days, cost) is not null
                    ),
                    false
                ),
                12,
                count(distinct month) filter (
                    where year_start < $year_start and coalesce(days, cost) is not null
                )
            )::integer as last_months
        from placed
        group by all

    ),

    tested as (

        select
            key,
            name,
            budget_days,
            budget_cost,
            last_days,
            last_cost,
            last_is_forecast,
            last_months,
            (budget_days * last_cost / nullif(last_days, 0))::decimal(18, 2) as cost_at_last_price
        from parts
        where coalesce(budget_days, budget_cost) is not null

    ),

    compared as (

        select
            key,
            name,
            budget_days,
            budget_cost,
            last_days,
            last_cost,
            last_is_forecast,
            last_months,
            cost_at_last_price,
            cost_at_last_price - budget_cost as shortfall
        from tested

    )

select
    case when grouping(key) = 1 then 'total' else 'part' end as row_kind,
    key,
    case when grouping(key) = 0 then coalesce(max(name), key) end as name,
    sum(budget_days) as budget_days,
    sum(budget_cost) as budget_cost,
    (- sum(budget_cost) filter (where budget_days > 0) / nullif(sum(budget_days), 0))::decimal(
        18, 2
    ) as budget_cost_per_day,
    sum(last_days) as last_days,
    sum(last_cost) as last_cost,
    (- sum(last_cost) filter (where last_days > 0) / nullif(sum(last_days), 0))::decimal(
        18, 2
    ) as last_cost_per_day,
    (
        sum(budget_cost) filter (where cost_at_last_price is not null)
        / nullif(sum(cost_at_last_price), 0)
        - 1
    )::decimal(9, 4) as price_change,
    sum(cost_at_last_price)::decimal(18, 2) as cost_at_last_price,
    sum(shortfall)::decimal(18, 2) as shortfall,
    bool_or(last_is_forecast) as last_is_forecast,
    max(last_months) as last_months
from compared
group by grouping sets ((key), ())
having count(*) > 0
order by grouping(key), shortfall, name
