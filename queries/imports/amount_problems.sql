-- One row per amount cell that is not an amount, or is missing where a voucher row
-- must have one.
-- Parameters: $decimal_mark, $sek_per_unit, $rounded, $most
select
    coalesce(sheet, '') as sheet,
    row_number,
    column_name,
    amount_text,
    case
        when staging.is_blank_amount(amount_text)
        then 'missing'
        when starts_with(amount_text, '#')
        then 'error'
        when
            staging.amount_in_sek(amount_text, $decimal_mark, $sek_per_unit, true)
            is not null
        then 'too_precise'
        else 'unreadable'
    end as reason
from incoming_amounts
where
    (
        not staging.is_blank_amount(amount_text)
        and staging.amount_in_sek(amount_text, $decimal_mark, $sek_per_unit, $rounded)
        is null
    )
    or (staging.is_blank_amount(amount_text) and kind = 'ledger')
order by sheet, row_number, column_name
limit $most
