-- Fills the budget positions for some of a board's periods from the rows that count.
-- Right: load or budget
-- Parameters: $board, $periods
insert into marts.budget_positions by name
select
    board,
    period,
    load_id,
    basis,
    cost_centre,
    account,
    trim(version) as version,
    decided_on,
    sum(amount)::decimal(18, 2) as amount
from marts.counted_amounts
where board = $board and kind = 'budget' and list_contains($periods::integer[], period)
group by all
order by period, cost_centre, account
