-- Whether a recurring amount is missing in a month: N6. The month is one of those of
-- marts.months_against_history. What is skipped at the same time every year is not missing.
create or replace macro marts.is_missing_month(
    amount, booked_months, lowest, highest, is_skipped, steady_months, steadiness
) as (
    amount = 0
    and not is_skipped
    and booked_months >= steady_months
    and marts.is_steady(lowest, highest, steadiness)
)
