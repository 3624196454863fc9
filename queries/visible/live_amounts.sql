-- One row per amount of an export that counts, in its own period, which the viewer sees by itself.
select board, kind, source, period, cost_centre, account, voucher, amount
from marts.live_amounts
where
    visible.may('figures')
    and visible.may('details')
    and visible.sees_cost_centre(board, cost_centre)
