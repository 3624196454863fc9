-- One row per time that something has been said of what an action gave in a month, of the actions
-- that the viewer sees.
select
    sayings.board,
    sayings.year,
    sayings.period,
    sayings.action,
    sayings.realised,
    sayings.said_in,
    sayings.said_by,
    sayings.said_at,
    sayings.counts
from marts.action_effect_sayings as sayings
inner join
    marts.live_actions as actions
    on sayings.board = actions.board
    and sayings.year = actions.period
    and sayings.action = actions.action
where visible.may('figures') and visible.sees_cost_centre(actions.board, actions.cost_centre)
