-- Whether an amount is far above the largest that is known of its kind, and large enough to matter.
create or replace macro marts.is_unusual(amount, largest, unusual_factor, least_amount) as (
    abs(amount) >= least_amount and abs(amount) > largest * unusual_factor
)
