-- One row per board and fiscal year whose kept weights are not what they are now.
-- Right: load or budget
-- Parameters: $board
select board, year_start
from marts.changed_budget_weights
where $board is null or board = $board
group by all
order by board, year_start
