-- One row per cost centre and account that is booked steadily, but not in this month.
-- Right: sign
-- Parameters: $board, $first_period, $period, $steady_months, $steadiness
select cost_centre, account, null::varchar as detail, amount, usual as expected
from visible.month_against_history($board, $first_period, $period)
where
    amount = 0
    and booked_months >= $steady_months
    and highest <= lowest * $steadiness::decimal(9, 2)
order by abs(usual) desc, cost_centre, account
