-- One row per time someone has entered an action in the page, or taken it back.
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
    author,
    entered_at
from raw.action_entries
