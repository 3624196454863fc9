-- One row per month of the fiscal year, for the chosen part: actual, phased budget, last year.
-- Parameters: $board, $year_start, $year_end, $organised_on, $department, $unit, $cost_centre,
-- $account_group, $account
with

    months as (

        select
            unnest(
                generate_series(
                    make_date(divide($year_start, 100), $year_start % 100, 1),
                    make_date(divide($year_end, 100), $year_end % 100, 1),
                    interval 1 month
                )
            )::date as first_day

    ),

    placed as (

        select
            value_type,
            -- Closing entries (13) belong to the year's last month, opening balances (00) to its
            -- first.
            make_date(divide(period, 100), greatest(1, least(12, period % 100)), 1) as month,
            amount
        from marts.placed_positions($board, $year_start - 100, $year_end + 1, $organised_on::date)
        where
            ($department is null or department = $department)
            and ($unit is null or unit = $unit)
            and ($cost_centre is null or coalesce(cost_centre, '-') = $cost_centre)
            and ($account_group is null or account_group = $account_group)
            and ($account is null or coalesce(account, '-') = $account)

    ),

    summed as (

        select
            months.first_day,
            sum(placed.amount) filter (
                where placed.value_type = 'actual' and placed.month = months.first_day
            ) as actual,
            sum(placed.amount) filter (
                where placed.value_type = 'budget' and placed.month = months.first_day
            ) as budget,
            sum(placed.amount) filter (
                where placed.value_type = 'actual' and placed.month < months.first_day
            ) as previous_year
        from months
        left join
            placed
            on placed.month = months.first_day
            or placed.month = (months.first_day - interval 1 year)::date
        group by months.first_day

    )

select
    year(first_day) * 100 + month(first_day) as period,
    actual,
    budget,
    actual - budget as variance,
    previous_year
from summed
order by first_day
