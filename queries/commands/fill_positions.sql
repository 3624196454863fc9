-- Fills the positions for some of a board's periods from the cube.
-- Right: load or budget
-- Parameters: $board, $periods
insert into marts.positions
select
    board,
    value_type,
    period,
    cost_centre,
    account,
    sum(amount)::decimal(18, 2) as amount
from marts.cube
where board = $board and list_contains($periods::integer[], period)
group by all
order by period, value_type, cost_centre, account
