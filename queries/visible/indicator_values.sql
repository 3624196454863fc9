-- One row per value of an indicator that the viewer sees: those of the whole board, and those of
-- units that are theirs.
select board, period, indicator, cost_centre, is_planned, value, actions, comment, entered_by
from marts.indicator_values
where
    visible.may('figures')
    and case
        when cost_centre is null
        then visible.sees(board)
        else visible.sees_cost_centre(board, cost_centre)
    end
