-- One row per time that something has been said of an action, of the parts that the viewer sees.
select
    board,
    period,
    action,
    event,
    cause,
    responsible,
    cost_centre,
    effect_per_month,
    from_month,
    to_month,
    status,
    decided_by,
    decided_on,
    answers,
    answers_month,
    said_in,
    said_by,
    said_at,
    holds
from marts.action_sayings
where visible.may('figures') and visible.sees_cost_centre(board, cost_centre)
