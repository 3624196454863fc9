-- One row per cost centre and account that is booked steadily, but about twice in this month.
-- One month before may be missing: then its amount may have been booked a month late.
-- Right: sign
-- Parameters: $board, $first_period, $period, $steady_months, $steadiness, $doubled_from,
-- $doubled_to
select cost_centre, account, null::varchar as detail, amount, usual as expected
from visible.month_against_history($board, $first_period, $period)
where
    amount / nullif(usual, 0) between $doubled_from::decimal(9, 2) and $doubled_to::decimal(9, 2)
    and booked_months >= $steady_months - 1
    and highest <= lowest * $steadiness::decimal(9, 2)
order by abs(amount) desc, cost_centre, account
