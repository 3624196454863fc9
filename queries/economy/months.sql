-- One row per month of the fiscal year, for the chosen part: actual, phased budget, last year.
-- Right: figures
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

    numbered as (select year(first_day) * 100 + month(first_day) as period from months),

    summed as (

        select
            month as period,
            sum(amount) filter (where value_type = 'actual') as actual,
            sum(amount) filter (where value_type = 'budget') as budget
        from visible.placed_positions($board, $year_start - 100, $year_end, $organised_on::date)
        where
            ($department is null or department = $department)
            and ($unit is null or unit = $unit)
            and ($cost_centre is null or coalesce(cost_centre, '-') = $cost_centre)
            and ($account_group is null or account_group = $account_group)
            and ($account is null or coalesce(account, '-') = $account)
        group by all

    )

select
    numbered.period,
    this_year.actual,
    this_year.budget,
    this_year.actual - this_year.budget as variance,
    last_year.actual as previous_year
from numbered
left join summed as this_year on numbered.period = this_year.period
left join summed as last_year on numbered.period - 100 = last_year.period
order by numbered.period
