-- One row per part of the chosen whole, and its total: the year's budget beside the year before's.
-- E10. The previous forecast is the last that was adopted in the year before. Costs are negative,
-- so a change below zero is a budget for more net cost. Without a budget for either year there is
-- no change; a part that has one in only one of them changes by all of it.
-- Right: figures
-- Parameters: $board, $year_start, $year_end, $organised_on, $level, $department, $unit,
-- $cost_centre, $account_group, $account
with

    last_forecast as (

        select max(period) as period
        from visible.live_coverage
        where
            board = $board
            and kind = 'adopted_forecast'
            and marts.counted_month(period) between $year_start - 100 and $year_end - 100

    ),

    found as (

        select named.value_type, named.period, named.month, named.key, named.name, named.amount
        from
            visible.named_positions(
                $board,
                $year_start - 100,
                $year_end,
                $organised_on::date,
                $level,
                $department,
                $unit,
                $cost_centre,
                $account_group,
                $account
            ) as named
        cross join last_forecast
        where
            named.value_type = 'budget'
            or (named.value_type = 'adopted_forecast' and named.period = last_forecast.period)

    ),

    summed as (

        select
            key,
            max(name) as name,
            grouping(key) as without_key,
            sum(amount) filter (
                where value_type = 'budget' and month < $year_start
            ) as previous_budget,
            sum(amount) filter (where value_type = 'adopted_forecast') as previous_forecast,
            sum(amount) filter (where value_type = 'budget' and month >= $year_start) as budget
        from found
        group by grouping sets ((key), ())

    )

select
    case when without_key = 1 then 'total' else 'part' end as row_kind,
    key,
    case when without_key = 0 then coalesce(name, key) end as name,
    previous_budget,
    previous_forecast,
    budget,
    case when budgeted.both then coalesce(budget, 0) - coalesce(previous_budget, 0) end as change
from summed
cross join visible.budgeted_years($board, $year_start, $year_end) as budgeted
order by without_key, change nulls last, name
