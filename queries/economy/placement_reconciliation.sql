-- One row per month and department or unit that has placements, then the month's total: what the
-- placements cost by their prices, against what has been booked on some accounts. N4. Costs are
-- below zero. $accounts are the beginnings of the accounts that placements are booked on, as the
-- board's file says; $level is 'department' or 'unit'. `difference` is what is booked less what
-- the prices give: above zero when less has been booked. `not_booked` is what is so left to come,
-- never above zero; `is_uninvoiced`: nothing at all has been booked for days that there are.
-- Rests on: placements, ledger, balances
-- Right: details
-- Parameters: $board, $period, $year_start, $organised_on, $level, $accounts
with

    prices as (

        select
            person,
            row_number,
            cost_centre,
            care_form,
            provider,
            started_on,
            ended_on,
            price_kind,
            price,
            first_day,
            last_day
        from visible.placements
        where board = $board

    ),

    expected as (

        select
            month,
            if($level = 'unit', unit, department) as key,
            max(if($level = 'unit', unit_name, department_name)) as name,
            sum(days) as days,
            sum(cost) as expected_cost
        from visible.placement_months('prices', $board, $year_start, $period, $organised_on::date)
        group by all

    ),

    parts as (select key, max(name) as name from expected group by all),

    booked as (

        select month, if($level = 'unit', unit, department) as key, sum(amount) as booked
        from visible.placed_positions($board, $year_start, $period, $organised_on::date)
        where
            value_type = 'actual'
            and len(list_filter($accounts::varchar[], lambda prefix:starts_with(account, prefix)))
            > 0
        group by all

    ),

    compared as (

        select
            month,
            key,
            parts.name,
            expected.days,
            expected.expected_cost,
            booked.booked,
            coalesce(booked.booked, 0) - coalesce(expected.expected_cost, 0) as difference
        from expected
        full join booked using (month, key)
        inner join parts using (key)

    )

select
    month,
    case when grouping(key) = 1 then 'total' else 'part' end as row_kind,
    key,
    case
        when grouping(key) = 1
        then null
        when key = '-'
        then 'Ofördelat'
        when key = '?'
        then 'Ej kopplat'
        else coalesce(max(name), key)
    end as name,
    sum(days)::integer as days,
    sum(expected_cost)::decimal(18, 2) as expected_cost,
    sum(booked)::decimal(18, 2) as booked,
    sum(difference)::decimal(18, 2) as difference,
    sum(least(0, - difference))::decimal(18, 2) as not_booked,
    coalesce(sum(days), 0) > 0 and coalesce(sum(booked), 0) = 0 as is_uninvoiced
from compared
group by grouping sets ((month, key), (month))
order by month, grouping(key), not_booked, name
