-- One row: how many amounts of a spreadsheet were not whole öre, and what rounding
-- them added.
-- Parameters: $decimal_mark, $sek_per_unit
with

    read_amounts as (

        select
            try_cast(staging.parse_amount(amount_text, $decimal_mark) as decimal(24, 6))
            * $sek_per_unit::decimal(7, 0) as exact,
            staging.amount_in_sek(
                amount_text, $decimal_mark, $sek_per_unit, true
            ) as stored
        from incoming_amounts
        where not staging.is_blank_amount(amount_text)

    )

select
    count(*) filter (where exact <> stored) as rounded_count,
    coalesce(sum(stored - exact), 0)::decimal(18, 6) as added
from read_amounts
