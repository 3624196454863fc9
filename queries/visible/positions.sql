-- One row per value type, period, cost centre and account whose sum the viewer sees: details.
select board, value_type, period, cost_centre, account, amount
from marts.positions
where
    visible.may('figures')
    and visible.may('details')
    and visible.sees_cost_centre(board, cost_centre)
