-- Stores an export's amounts, as they stood and as SEK; what cannot be read is left out.
-- Right: load
-- Parameters: $load_id, $board, $sign
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
    amount,
    amount_text,
    period_text
from incoming_amounts
where amount is not null and period is not null
