-- The exact amount that a cell holds, in the file's unit; null when it is not an amount, when it
-- has more than six decimals (a millionth of a mnkr is a krona) or more than sixteen whole digits.
create or replace macro staging.parse_amount(amount_text, decimal_mark) as
    case
        when
            not regexp_matches(
                staging.amount_as_written(amount_text, decimal_mark), '\.[0-9]{6}[0-9]*[1-9]'
            )
        then
            -- Reading eighteen digits is thirty times faster than more; nearly all amounts have
            -- less.
            coalesce(
                try_cast(
                    staging.amount_as_written(amount_text, decimal_mark) as decimal(18, 6)
                ),
                try_cast(
                    staging.amount_as_written(amount_text, decimal_mark) as decimal(22, 6)
                )
            )::decimal(22, 6)
    end
