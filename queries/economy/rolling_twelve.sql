-- One row per month of the last thirteen of a part: its last twelve months together (R12), actual
-- and budget, and the month alone. R12 is there only when all of its twelve months are loaded.
-- Right: figures
-- Parameters: $board, $period, $organised_on, $department, $unit, $cost_centre, $account_group,
-- $account
with

    calendar as (select unnest(range(24)) as months_ago),

    loaded as (

        select
            marts.counted_month(period) as month,
            bool_or(kind in ('ledger', 'balances')) as has_actual,
            bool_or(kind = 'budget') as has_budget
        from visible.live_coverage
        where
            board = $board
            and period between marts.months_before($period, 23) and $period
            and period % 100 between 1 and 12
        group by all

    ),

    summed as (

        select
            month,
            sum(amount) filter (where value_type = 'actual') as actual,
            sum(amount) filter (where value_type = 'budget') as budget
        from
            visible.placed_positions(
                $board, marts.months_before($period, 23), $period, $organised_on::date
            )
        where
            ($department is null or department = $department)
            and ($unit is null or unit = $unit)
            and ($cost_centre is null or coalesce(cost_centre, '-') = $cost_centre)
            and ($account_group is null or account_group = $account_group)
            and ($account is null or coalesce(account, '-') = $account)
        group by all

    ),

    months as (

        select marts.months_before($period, calendar.months_ago) as month, calendar.months_ago
        from calendar

    ),

    rolled as (

        select
            months.month,
            months.months_ago,
            summed.actual,
            case
                when count(*) filter (where loaded.has_actual) over twelve = 12
                then sum(coalesce(summed.actual, 0)) over twelve
            end as rolling_actual,
            case
                when count(*) filter (where loaded.has_budget) over twelve = 12
                then sum(coalesce(summed.budget, 0)) over twelve
            end as rolling_budget
        from months
        left join loaded using (month)
        left join summed using (month)
        window twelve as (order by months.month rows between 11 preceding and current row)

    )

select month, actual, rolling_actual, rolling_budget
from rolled
where months_ago < 13
order by month
