-- One row per amount cell of an export, in its order: the SEK it stands for, and whether it is
-- blank.
-- `amount` is null where the cell is no amount, or not whole öre and not to be rounded to them.
-- Right: load
-- Parameters: $decimal_mark, $sek_per_unit, $rounded
with

    exact_amounts as (

        select
            amount_text,
            coalesce(
                staging.amount_in_sek(amount_text, $decimal_mark, $sek_per_unit),
                -- A spreadsheet's cell may hold fifteen digits of a twelfth.
                case
                    when $rounded
                    then
                        try_cast(
                            staging.amount_as_written(amount_text, $decimal_mark) as decimal(18, 6)
                        )
                        * $sek_per_unit::decimal(7, 0)
                end
            ) as exact_amount
        from incoming_amounts

    ),

    rounded_amounts as (

        select amount_text, exact_amount, staging.to_whole_ore(exact_amount) as rounded_amount
        from exact_amounts

    )

select
    exact_amount,
    case when $rounded or rounded_amount = exact_amount then rounded_amount end as amount,
    staging.is_blank_amount(amount_text) as is_blank
from rounded_amounts
