-- Whether a recurring amount is about twice its usual in a month: N6. The month is one of those of
-- marts.months_against_history. One month before may be missing: its amount may have come late.
create or replace macro marts.is_doubled_month(
    amount,
    booked_months,
    lowest,
    highest,
    usual,
    steady_months,
    steadiness,
    doubled_from,
    doubled_to
) as (
    amount / nullif(usual, 0) between doubled_from and doubled_to
    and booked_months >= steady_months - 1
    and marts.is_steady(lowest, highest, steadiness)
)
