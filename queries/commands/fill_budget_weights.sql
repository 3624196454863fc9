-- Keeps the weights of a board's yearly budgets for a year as they are now.
-- Right: load or budget
-- Parameters: $board, $year_start
insert into marts.kept_budget_weights by name
select board, year_start, cost_centre, account, choice_id, basis, shortcoming, up_to
from marts.budget_weights
where board = $board and year_start = $year_start
