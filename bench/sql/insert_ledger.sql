-- Stores a month of a board's ledger, as commands/insert_amounts would.
-- Parameters: $load_id, $board, $periods, $row_count
insert into raw.amounts by name
select
    $load_id::integer as load_id,
    $board as board,
    'ledger' as kind,
    row_number,
    'L' as column_name,
    period,
    'month' as basis,
    'ledger' as sign,
    cost_centre,
    account,
    activity_code,
    counterparty,
    project,
    activity,
    voucher,
    booked_on,
    description,
    amount,
    replace(amount::varchar, '.', ',') as amount_text,
    period::varchar as period_text
from made_up_rows($load_id, $periods, $row_count, false)
