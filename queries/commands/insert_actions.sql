-- Stores the actions that an export holds.
-- Right: load
-- Parameters: $load_id, $board
insert into raw.actions by name
select
    $load_id::integer as load_id,
    $board as board,
    sheet,
    row_number,
    period,
    action,
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
    answers_month
from incoming_actions
