-- One row per board that has chosen how its yearly budgets are spread, or has something kept of
-- that.
-- Right: load or budget
-- Parameters: $board
select board
from raw.budget_profiles
where $board is null or board = $board
union
select board
from marts.kept_budget_weights
where $board is null or board = $board
order by board
