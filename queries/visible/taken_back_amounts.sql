-- One row per amount that is taken back in a later period, which the viewer sees by itself.
select board, kind, period, account, amount
from marts.taken_back_amounts
where
    visible.may('figures')
    and visible.may('details')
    and visible.sees_cost_centre(board, cost_centre)
