-- One row per time that someone has entered a value of an indicator, or taken it back.
select board, period, indicator, cost_centre, event, value, actions, comment, author, edited_at
from raw.indicator_edits
where
    visible.may('figures')
    and case
        when cost_centre is null
        then visible.sees(board)
        else visible.sees_cost_centre(board, cost_centre)
    end
