-- One row per cost centre and account that is booked steadily, but not in this month.
-- Right: sign or steps
-- Parameters: $board, $period, $steady_months, $steadiness
select cost_centre, account, null::varchar as detail, amount, usual as expected
from visible.month_against_history($board, $period)
where
    marts.is_missing_month(
        amount,
        booked_months,
        lowest,
        highest,
        is_skipped,
        $steady_months,
        $steadiness::decimal(9, 2)
    )
order by abs(usual) desc, cost_centre, account
