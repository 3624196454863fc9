-- Stores the amounts that an export holds, as they stood and as SEK; rows without one
-- are left out.
-- Parameters: $load_id, $board, $sign, $decimal_mark, $sek_per_unit, $rounded
insert into raw.amounts by name
select
    $load_id::integer as load_id,
    $board as board,
    kind,
    sheet,
    row_number,
    column_name,
    period,
    basis,
    $sign as sign,
    cost_centre,
    account,
    activity_code,
    counterparty,
    project,
    activity,
    object,
    voucher,
    booked_on,
    description,
    reason,
    version,
    decided_on,
    staging.amount_in_sek(amount_text, $decimal_mark, $sek_per_unit, $rounded) as amount,
    amount_text,
    period_text
from incoming_amounts
where
    not staging.is_blank_amount(amount_text)
    and staging.amount_in_sek(amount_text, $decimal_mark, $sek_per_unit, $rounded) is not null
