-- One row per action of a year in an export. An effect above zero makes the result better.
select
    load_id,
    board,
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
from raw.actions
