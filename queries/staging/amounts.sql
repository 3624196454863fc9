-- One row per amount that an export holds: costs negative and income positive, whichever way it
-- came.
select
    load_id,
    board,
    kind,
    sheet,
    row_number,
    column_name,
    period,
    basis,
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
    -- A ledger has income as credit, that is negative; a board reads income as positive.
    case when sign = 'ledger' then - amount else amount end as amount,
    amount_text,
    period_text
from raw.amounts
