-- Fills the cube for some of a board's periods from the rows that count.
-- Right: load or budget
-- Parameters: $board, $periods
insert into marts.cube
select
    board,
    value_type,
    period,
    cost_centre,
    account,
    activity_code,
    counterparty,
    project,
    activity,
    object,
    amount
from marts.monthly_amounts
where board = $board and list_contains($periods::integer[], period)
order by period, value_type, cost_centre, account
