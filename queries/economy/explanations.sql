-- One row per time that a variance of a period was explained, or an explanation taken back, latest
-- first. `counts` is said of the latest of each part (all null is the whole board), unless that
-- takes it back; the others are history. `variance` is the accumulated variance as it then was.
-- Right: figures
-- Parameters: $board, $period
select
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
    explained_at,
    event = 'explained'
    and row_number() over (
        partition by department, unit, cost_centre, account_group, account
        order by explained_at desc
    )
    = 1 as counts
from visible.explanations
where board = $board and period = $period
order by explained_at desc, department, unit, cost_centre, account_group, account
