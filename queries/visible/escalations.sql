-- One row per time that someone has said that a level was informed of a variance, or taken it
-- back, of the parts that the viewer sees.
select
    board,
    period,
    part_level,
    part,
    informed_level,
    event,
    variance,
    informed_by,
    informed_on,
    decision,
    decided_on,
    author,
    entered_at
from raw.escalations
where visible.may('figures') and visible.sees_cost_centre(board, part)
