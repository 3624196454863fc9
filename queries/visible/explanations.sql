-- One row per time that someone has explained a variance, or taken an explanation back, of a part
-- that the viewer sees.
select
    board,
    period,
    department,
    unit,
    cost_centre,
    account_group,
    account,
    event,
    cause,
    words,
    variance,
    author,
    explained_at
from raw.explanations
where visible.may('figures') and visible.sees_part(board, department, unit, cost_centre, account)
