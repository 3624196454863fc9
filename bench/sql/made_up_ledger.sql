-- One row per row of a ledger, in the order of its columns in a file.
-- Parameters: $periods, $row_count, $scattered
select
    row_number,
    period,
    cost_centre,
    activity_code,
    account,
    counterparty,
    project,
    activity,
    object,
    voucher,
    booked_on,
    description,
    amount
from made_up_rows(1, $periods, $row_count, $scattered)
order by row_number
