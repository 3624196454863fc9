-- One row per cost centre with personnel cost in every month before, but none in this month.
-- Class 5 is labour in Kommun-Bas.
-- Right: sign or steps
-- Parameters: $board, $period, $steady_months
with

    personnel as (

        select cost_centre, amount, booked_months, usual
        from visible.month_against_history($board, $period)
        where starts_with(account, '5')

    )

select
    cost_centre,
    null::varchar as account,
    null::varchar as detail,
    sum(amount)::decimal(18, 2) as amount,
    sum(usual)::decimal(18, 2) as expected
from personnel
group by all
having sum(amount) >= 0 and max(booked_months) >= $steady_months
order by sum(usual), cost_centre
