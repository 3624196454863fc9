-- One row per cost centre and account that is booked steadily, but about twice in this month.
-- One month before may be missing: then its amount may have been booked a month late.
-- Right: sign or steps
-- Parameters: $board, $period, $steady_months, $steadiness, $doubled_from, $doubled_to
select cost_centre, account, null::varchar as detail, amount, usual as expected
from visible.month_against_history($board, $period)
where
    marts.is_doubled_month(
        amount,
        booked_months,
        lowest,
        highest,
        usual,
        $steady_months,
        $steadiness::decimal(9, 2),
        $doubled_from::decimal(9, 2),
        $doubled_to::decimal(9, 2)
    )
order by abs(amount) desc, cost_centre, account
