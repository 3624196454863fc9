-- One row per time that a file or someone in the page has said what an action is, latest first;
-- `counts` is said of the one that holds now.
-- Rests on: actions
-- Right: figures
-- Parameters: $board, $year_start, $action
select
    event,
    effect_per_month,
    from_month,
    to_month,
    status,
    decided_by,
    decided_on,
    cost_centre,
    responsible,
    cause,
    said_in,
    said_by,
    said_at,
    holds
    and row_number() over (order by holds desc, said_at desc, said_in = 'page' desc) = 1 as counts
from visible.action_sayings
where board = $board and period = divide($year_start, 100) * 100 and action = $action
order by said_at desc, said_in = 'page' desc
